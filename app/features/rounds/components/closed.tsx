import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CorrectionsNote } from '#app/components/corrections-note';
import { TextArea } from '#app/components/text-area';
import { formatDateTime } from '#app/i18n/format';
import type { RoundView } from '../read-round.server';

interface ClosedProps {
  view: RoundView;
  errors: Record<string, string> | undefined;
  written: Record<string, string> | undefined;
}

/** What was frozen when the round closed, its corrections, and the last step. */
export function Closed({ view, errors, written }: ClosedProps) {
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
      {view.frozen && <CorrectionsNote corrections={view.frozen.corrections} />}
      <p className="button-row">
        <Link className="ds-button" data-variant="secondary" to={`/lan/uppfoljning?omgang=${view.slug}`}>
          {t('county.toParticipation')}
        </Link>
        <Link className="ds-link" to={`/lan/matomgangar/${view.slug}/enkat`}>
          {t('county.round.preview')}
        </Link>
      </p>
      {view.status === 'closed' && view.frozen && (view.frozen.revised.length > 0 || errors?.reason) && (
        <details className="fold no-print" open={Boolean(errors?.reason)}>
          <summary>{t('county.round.correctTitle')}</summary>
          <p>{t('county.round.correctRevised', { names: view.frozen.revised.join(', ') })}</p>
          <p>{t('county.round.correctRule', { k: view.k })}</p>
          <Form method="post" noValidate>
            <TextArea
              name="reason"
              label={t('county.round.correctReason')}
              defaultValue={written?.reason}
              error={errors?.reason}
            />
            <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="correct">
              {t('county.round.correct')}
            </button>
          </Form>
        </details>
      )}
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
