import { useTranslation } from 'react-i18next';
import { SavedInBetween } from '#app/components/saved-in-between';
import type { JointContent, JointField } from '#app/domain/plan/joint-action';
import type { JointPageView } from '../view';
import type { JointProblem } from './problem';

interface JointStaleProps {
  stale: NonNullable<JointProblem['stale']>;
  choices: JointPageView['choices'];
}

/** What somebody else saved of a joint action meanwhile, beside what was written here. */
export function JointStale({ stale: { stored, mine, conflicts, taken }, choices }: JointStaleProps) {
  const { t } = useTranslation();
  const nameOf = (field: JointField) =>
    field === 'responsible'
      ? t('joint.responsible')
      : field === 'indicators'
        ? t('joint.questions')
        : t(`plan.field.${field}`);
  const value = (field: JointField, content: JointContent) => valueText(content[field], choices) || t('plan.nothing');
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

function valueText(value: JointContent[JointField], { groups, collaborationAreas }: JointPageView['choices']): string {
  const nameOf = (code: string) => [...groups, ...collaborationAreas].find((one) => one.code === code)?.name ?? code;
  if (value === null) return '';
  if (typeof value === 'string') return nameOf(value);
  return value.map((one) => (typeof one === 'string' ? nameOf(one) : one.code)).join(', ');
}
