import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { AreaView } from '../area-view';

/** Before answering: who sees the answers, and what they become. */
export function StartNotice({ view }: { view: AreaView }) {
  const { t } = useTranslation();
  return (
    <section className="notice start-notice">
      <h2 className="ds-heading" data-size="sm">
        {t('answering.start.title')}
      </h2>
      <p>{t('answering.start.text')}</p>
      <Form method="post" action={`/sjalvskattning/${view.assessment.id}`} reloadDocument>
        <input type="hidden" name="area" value={view.slug} />
        <button type="submit" name="intent" value="start" className="ds-button">
          {t('answering.start.button')}
        </button>
      </Form>
    </section>
  );
}
