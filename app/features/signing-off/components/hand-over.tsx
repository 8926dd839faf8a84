import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

/** Handing over to the approver; says why it can't be done while something is missing. */
export function HandOver({ blocking, takesOwn }: { blocking: number; takesOwn: boolean }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="hand-over" className="card">
      <h2 className="ds-heading" data-size="sm" id="hand-over">
        {t('review.handOverTitle')}
      </h2>
      {blocking > 0 ? (
        <p>{t('review.blocked', { count: blocking })}</p>
      ) : (
        <>
          <p>{t(takesOwn ? 'review.takesOwn' : 'review.takesAgreed')}</p>
          <Form method="post">
            <button className="ds-button" type="submit" name="intent" value="handOver">
              {t('review.handOver')}
            </button>
          </Form>
        </>
      )}
    </section>
  );
}
