import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { TextArea } from '#app/components/text-area';
import type { FollowUp } from '../read-follow-up.server';

interface DecliningProps {
  view: FollowUp;
  errors: Record<string, string> | undefined;
  written: Record<string, string> | undefined;
}

/**
 * Notes who takes no part this year, and who does after all. The reasons stand in here, folded and never printed: the
 * page is shown to a steering group, and they are for the county alone.
 */
export function Declining({ view, errors, written }: DecliningProps) {
  const { t } = useTranslation();
  const declined = view.rows.filter((row) => row.hasDeclined);
  const others = view.rows.filter((row) => !row.hasDeclined && row.status !== 'signed');
  return (
    <details className="fold no-print" open={Boolean(errors?.organisation || errors?.note)}>
      <summary>{t('county.decline.title')}</summary>
      <p>{t('county.decline.text')}</p>
      {declined.map((row) => (
        <Form method="post" key={row.organisationId} className="button-row">
          <input type="hidden" name="round" value={view.id} />
          <input type="hidden" name="organisation" value={row.organisationId} />
          <span>
            {t('county.decline.hasDeclined', { name: row.name })} {row.note}
          </span>
          <button className="ds-button" data-variant="tertiary" type="submit" name="intent" value="takePart">
            {t('county.decline.takePart', { name: row.name })}
          </button>
        </Form>
      ))}
      {others.length > 0 && (
        <Form method="post" noValidate key={declined.length}>
          <input type="hidden" name="round" value={view.id} />
          <div className="field">
            <label className="ds-label" htmlFor="organisation">
              {t('county.organisation')}
            </label>
            <select
              className="ds-input"
              id="organisation"
              name="organisation"
              defaultValue={written?.organisation ?? ''}
            >
              <option value="">{t('county.decline.choose')}</option>
              {others.map((row) => (
                <option key={row.organisationId} value={row.organisationId}>
                  {row.name}
                </option>
              ))}
            </select>
            {errors?.organisation && <p className="field__error">{t(errors.organisation)}</p>}
          </div>
          <TextArea
            name="note"
            label={t('county.decline.note')}
            defaultValue={written?.note}
            error={errors?.note}
            maxLength={500}
          />
          <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="decline">
            {t('county.decline.decline')}
          </button>
        </Form>
      )}
    </details>
  );
}
