import { formatDate } from '#app/i18n/format';
import { factsOf } from './describe-action';
import type { PlannedAction } from './plan-content';
import type { PlanWords } from './plan-words';

/**
 * Everything that is known of an action, line by line, for programs that have one field of text for it: what has no field
 * of its own there is not lost.
 */
export function actionLines(words: PlanWords, action: PlannedAction): string[] {
  const { t } = words;
  const { effectGoal, description, outcome, indicators } = action.content;
  const questions = indicators.map(({ code, fromLevel, target }) =>
    t('planFiles.line.question', { code, from: fromLevel ?? t('plan.action.unknown'), target }),
  );
  const notes = action.notes.map(({ notedAt, personName, text }) => `${formatDate(notedAt)}, ${personName}: ${text}`);
  return [
    ...[...factsOf(words, action), [t('plan.field.effectGoal'), effectGoal] as const]
      .filter(([, value]) => value !== '')
      .map(([label, value]) => `${label}: ${value}`),
    ...(description === '' ? [] : [description]),
    ...(outcome === '' ? [] : [`${t('plan.field.outcome')}: ${outcome}`]),
    ...headed(t('plan.field.indicators'), questions),
    ...headed(t('plan.field.checks'), checkLines(action)),
    ...headed(t('plan.notes.title'), notes),
  ];
}

/** One check a line, also when its text has several: programs take a checklist apart by its lines. */
export function checkLines({ content: { checks } }: PlannedAction): string[] {
  return checks.map(({ text, isDone }) => `${isDone ? '[x]' : '[ ]'} ${text.replace(/\s*[\r\n]+\s*/g, ' ')}`);
}

const headed = (label: string, lines: readonly string[]) => (lines.length === 0 ? [] : [`${label}:`, ...lines]);
