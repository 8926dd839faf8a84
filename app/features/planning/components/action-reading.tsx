import { useTranslation } from 'react-i18next';
import { type ActionField, EMPTY_ACTION } from '#app/domain/plan/action';
import type { ActionPageView } from '../read-action.server';
import { FieldValue } from './field-value';

const FIELDS = (Object.keys(EMPTY_ACTION) as ActionField[]).filter((field) => field !== 'title' && field !== 'status');

/** An action to read: what is written of it, and nothing about what is not. */
export function ActionReading({ view }: { view: ActionPageView }) {
  const { t } = useTranslation();
  const { content } = view;
  const written = FIELDS.filter((field) => {
    const value = content[field];
    return Array.isArray(value) ? value.length > 0 : value !== null && value !== '';
  });
  return (
    <dl className="facts">
      {written.map((field) => (
        <div key={field}>
          <dt>{t(`plan.field.${field}`)}</dt>
          <dd>
            <FieldValue
              field={field}
              value={content[field]}
              areas={view.areas}
              collaborationAreas={view.collaborationAreas}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}
