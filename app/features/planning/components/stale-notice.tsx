import { useTranslation } from 'react-i18next';
import type { ActionField } from '#app/domain/plan/action';
import { formatDateTime } from '#app/i18n/format';
import type { ActionPageView } from '../read-action.server';
import type { ActionProblem } from './action-page';
import { FieldValue } from './field-value';

interface StaleNoticeProps {
  stale: NonNullable<ActionProblem['stale']>;
  view: ActionPageView;
}

/** Somebody saved in between: both values of every field that both changed, and what only the other changed. */
export function StaleNotice({ stale, view }: StaleNoticeProps) {
  const { t } = useTranslation();
  const { stored, mine, conflicts, taken } = stale;
  const value = (field: ActionField, content: typeof mine) => (
    <FieldValue field={field} value={content[field]} areas={view.areas} collaborationAreas={view.collaborationAreas} />
  );
  return (
    <div className="error-summary" role="alert">
      <p>{t('plan.stale.title', { person: stored.savedBy, time: formatDateTime(stored.savedAt) })}</p>
      {conflicts.length > 0 && (
        <>
          <p>{t('plan.stale.conflicts')}</p>
          <dl className="facts">
            {conflicts.map((field) => (
              <div key={field}>
                <dt>{t(`plan.field.${field}`)}</dt>
                <dd>
                  <p>
                    <strong>{t('plan.stale.yours')}</strong> {value(field, mine)}
                  </p>
                  <p>
                    <strong>{t('plan.stale.theirs')}</strong> {value(field, stored.content)}
                  </p>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {taken.length > 0 && (
        <p>{t('plan.stale.taken', { fields: taken.map((field) => t(`plan.field.${field}`)).join(', ') })}</p>
      )}
    </div>
  );
}
