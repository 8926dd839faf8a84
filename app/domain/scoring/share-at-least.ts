import { type Answer, levelsOf } from '../answer';
import { checkAnswers, checkNumber } from '../input-checks';
import { isAtLeast } from '../thresholds';

export interface ShareAtLeastInput {
  readonly answers: readonly Answer[];
  /** Lowest level that counts; 3 by default. */
  readonly threshold?: number;
}

export interface ShareAtLeast {
  /** Number of answers that are not NA. */
  readonly applicable: number;
  /** Number of levels at or above the threshold. */
  readonly count: number;
  /** `count / applicable`, 0–1; null when nothing applies. */
  readonly share: number | null;
}

const DEFAULT_THRESHOLD = 3;

/** The share of the applicable indicators at or above a level; don't know counts as not shown (Method 3.8). */
export function shareAtLeast(input: ShareAtLeastInput): ShareAtLeast {
  const answers = checkAnswers(input.answers, 'answers', null);
  const threshold = checkNumber(input.threshold ?? DEFAULT_THRESHOLD, 'threshold');
  const applicable = answers.filter((answer) => answer !== 'NA').length;
  const count = levelsOf(answers).filter((level) => isAtLeast(level, threshold)).length;
  return { applicable, count, share: applicable === 0 ? null : count / applicable };
}
