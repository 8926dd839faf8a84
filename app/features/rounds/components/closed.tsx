import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#app/i18n/format';
import type { RoundView } from '../read-round.server';

/** What was frozen when the round closed, and the last step. */
export function Closed({ view }: { view: RoundView }) {
  const { t } = useTranslation();
  return (
    <>
      {view.frozen && (
        <p className="notice">
          {t('county.round.frozen', {
            frozen: formatDateTime(view.frozen.frozenAt),
            cutOff: formatDateTime(view.frozen.cutOffAt),
            count: view.frozen.counted,
            of: view.counts.invited,
          })}
        </p>
      )}
      <p className="button-row">
        <Link className="ds-button" data-variant="secondary" to={`/lan/uppfoljning?omgang=${view.slug}`}>
          {t('county.toParticipation')}
        </Link>
        <Link className="ds-link" to={`/lan/matomgangar/${view.slug}/enkat`}>
          {t('county.round.preview')}
        </Link>
      </p>
      {view.status === 'closed' && (
        <details className="fold no-print">
          <summary>{t('county.round.archiveTitle')}</summary>
          <p>{t('county.round.archiveText')}</p>
          <Form method="post">
            <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="archive">
              {t('county.round.archive')}
            </button>
          </Form>
        </details>
      )}
    </>
  );
}
