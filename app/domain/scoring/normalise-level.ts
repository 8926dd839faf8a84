import { type Answer, isLevel } from '../answer';
import { checkAnswer, checkScale } from '../input-checks';

export interface NormaliseLevelInput {
  readonly level: Answer;
  readonly min: number;
  readonly max: number;
}

/**
 * A level as percent of the way from `min` to `max` (0–100); null when the answer is not a level (Method 2.4).
 * The goalposts are fixed, so percents of different years are comparable.
 */
export function normaliseLevel(input: NormaliseLevelInput): { percent: number | null } {
  const scale = checkScale(input, '');
  const answer = checkAnswer(input.level, 'level', scale);
  if (!isLevel(answer)) return { percent: null };
  return { percent: (100 * (answer - scale.min)) / (scale.max - scale.min) };
}
