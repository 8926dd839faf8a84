import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#app/i18n/format';
import type { RoundView } from '../read-round.server';
import { MomentFields } from './moment-fields';

interface ClosingProps {
  view: RoundView;
  errors: Record<string, string> | undefined;
  written: Record<string, string> | undefined;
}

/** What can be done with an open round: follow it, let it go on longer, close it. */
export function Closing({ view, errors, written }: ClosingProps) {
  const { t } = useTranslation();
  const closes = formatDateTime(view.closesAt);
  return (
    <>
      <p className="button-row">
        <Link className="ds-button" to={`/lan/uppfoljning?omgang=${view.slug}`}>
          {t('county.toFollowUp')}
        </Link>
        <Link className="ds-link" to={`/lan/matomgangar/${view.slug}/enkat`}>
          {t('county.round.preview')}
        </Link>
      </p>
      <details className="fold no-print" open={Boolean(errors?.closesOn || errors?.closesTime)}>
        <summary>{t('county.round.extendTitle')}</summary>
        <p>{t('county.round.extendText', { closes })}</p>
        <Form method="post" noValidate>
          <MomentFields which="closes" values={written ?? {}} errors={errors} />
          <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="extend">
            {t('county.round.extend')}
          </button>
        </Form>
      </details>
      <details className="fold no-print" open={Boolean(errors?.understood)}>
        <summary>{t('county.round.closeTitle')}</summary>
        <ul>
          <li>{t('county.round.closeCounts', { count: view.counts.signed, of: view.counts.invited })}</li>
          {view.counts.handedOver > 0 && (
            <li>{t('county.round.closeHandedOver', { count: view.counts.handedOver })}</li>
          )}
          <li>{t('county.round.closeFreezes')}</li>
          <li>{t('county.round.closeLate')}</li>
          <li>{t('county.round.closeGroups')}</li>
        </ul>
        <Form method="post" noValidate>
          <div className="field">
            <label className="check">
              <input
                className="ds-input"
                type="checkbox"
                id="understood"
                name="understood"
                value="yes"
                aria-invalid={errors?.understood ? true : undefined}
                aria-describedby={errors?.understood ? 'understood-error' : undefined}
              />
              <span>{t('county.round.closeUnderstood')}</span>
            </label>
            {errors?.understood && (
              <p className="field__error" id="understood-error">
                {t(errors.understood)}
              </p>
            )}
          </div>
          <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="close">
            {t('county.round.close')}
          </button>
        </Form>
      </details>
    </>
  );
}
