import { useTranslation } from 'react-i18next';
import { type ActionContent, type ActionField, EMPTY_ACTION } from '#app/domain/plan/action';
import type { NamedCode } from '../view';
import { FieldValue } from './field-value';

const FIELDS = (Object.keys(EMPTY_ACTION) as ActionField[]).filter((field) => field !== 'title' && field !== 'status');

interface ActionReadingProps {
  content: ActionContent;
  areas: readonly NamedCode[];
  collaborationAreas: readonly NamedCode[];
  /** The questions' own words, where they are known. */
  questions: readonly NamedCode[];
}

/** An action to read: what is written of it, and nothing about what is not. */
export function ActionReading({ content, ...names }: ActionReadingProps) {
  const { t } = useTranslation();
  const written = FIELDS.filter((field) => {
    const value = content[field];
    return Array.isArray(value) ? value.length > 0 : value !== null && value !== '';
  });
  if (written.length === 0) return <p className="subtle">{t('plan.decisions.onlyTitle')}</p>;
  return (
    <dl className="facts">
      {written.map((field) => (
        <div key={field}>
          <dt>{t(`plan.field.${field}`)}</dt>
          <dd>
            <FieldValue field={field} value={content[field]} {...names} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
