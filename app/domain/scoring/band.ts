import { checkScale, checkScore } from '../input-checks';
import { roundedHalfAway } from './round-half-away';

export interface BandInput {
  readonly score: number | null;
  readonly min: number;
  readonly max: number;
}

/**
 * The colour band of a score: a whole level from `min` to `max`, null for a withheld score (Method 3.7).
 * Taken from the displayed one-decimal value, so that the colour never contradicts the number beside it.
 */
export function band(input: BandInput): { band: number | null } {
  const scale = checkScale(input, '');
  if (input.score === null) return { band: null };
  const score = checkScore(input.score, 'score');
  const level = Math.floor(roundedHalfAway(score, 1));
  return { band: Math.min(Math.max(level, scale.min), scale.max) };
}
