import { writeText } from '#app/documents/write-text';
import { describePlan } from './describe-plan';
import type { PlanWords } from './plan-words';

/** The plan as one text; the last line says what it was made from. */
export function planText(words: PlanWords, lastLine: string): string {
  return writeText(describePlan(words), lastLine);
}
