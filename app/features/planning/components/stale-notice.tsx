import { useTranslation } from 'react-i18next';
import { SavedInBetween } from '#app/components/saved-in-between';
import type { ActionField } from '#app/domain/plan/action';
import type { ActionPageView } from '../read-action.server';
import type { ActionProblem } from './action-page';
import { FieldValue } from './field-value';

interface StaleNoticeProps {
  stale: NonNullable<ActionProblem['stale']>;
  view: ActionPageView;
}

/** What somebody else saved of an action meanwhile, beside what was written here. */
export function StaleNotice({ stale: { stored, mine, conflicts, taken }, view }: StaleNoticeProps) {
  const { t } = useTranslation();
  const nameOf = (field: ActionField) => t(`plan.field.${field}`);
  const value = (field: ActionField, content: typeof mine) => (
    <FieldValue field={field} value={content[field]} areas={view.areas} collaborationAreas={view.collaborationAreas} />
  );
  return (
    <SavedInBetween
      savedBy={stored.savedBy}
      savedAt={stored.savedAt}
      conflicts={conflicts.map((field) => ({
        name: nameOf(field),
        mine: value(field, mine),
        theirs: value(field, stored.content),
      }))}
      taken={taken.map(nameOf)}
    />
  );
}
