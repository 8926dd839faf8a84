import { useTranslation } from 'react-i18next';
import type { JointContent, JointField } from '#app/domain/plan/joint-action';
import { formatDateTime } from '#app/i18n/format';
import type { JointPageView } from '../view';
import type { JointProblem } from './problem';

interface JointStaleProps {
  stale: NonNullable<JointProblem['stale']>;
  choices: JointPageView['choices'];
}

/** Somebody saved in between: both values of every field that both changed, and what only the other changed. */
export function JointStale({ stale, choices }: JointStaleProps) {
  const { t } = useTranslation();
  const { stored, mine, conflicts, taken } = stale;
  const nameOf = (field: JointField) =>
    field === 'responsible'
      ? t('joint.responsible')
      : field === 'indicators'
        ? t('joint.questions')
        : t(`plan.field.${field}`);
  const value = (field: JointField, content: JointContent) => valueText(content[field], choices) || t('plan.nothing');
  return (
    <div className="error-summary" role="alert">
      <p>{t('plan.stale.title', { person: stored.savedBy, time: formatDateTime(stored.savedAt) })}</p>
      {conflicts.length > 0 && (
        <>
          <p>{t('plan.stale.conflicts')}</p>
          <dl className="facts">
            {conflicts.map((field) => (
              <div key={field}>
                <dt>{nameOf(field)}</dt>
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
      {taken.length > 0 && <p>{t('plan.stale.taken', { fields: taken.map(nameOf).join(', ') })}</p>}
    </div>
  );
}

function valueText(value: JointContent[JointField], { groups, collaborationAreas }: JointPageView['choices']): string {
  const nameOf = (code: string) => [...groups, ...collaborationAreas].find((one) => one.code === code)?.name ?? code;
  if (value === null) return '';
  if (typeof value === 'string') return nameOf(value);
  return value.map((one) => (typeof one === 'string' ? nameOf(one) : one.code)).join(', ');
}
