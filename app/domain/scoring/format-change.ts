import { checkIntegerBetween, checkScore } from '../input-checks';
import { isAbove } from '../thresholds';
import { roundedHalfAway } from './round-half-away';

export interface FormatChangeInput {
  readonly from: number | null;
  readonly to: number | null;
  readonly decimals: number;
}

export interface FormattedChange {
  readonly from: number | null;
  readonly to: number | null;
  readonly change: number | null;
  /** True when the shown values do not differ by the shown change, so that the reader needs the explaining note. */
  readonly roundingNote: boolean;
}

const MAX_DECIMALS = 15;

/**
 * Two values and their change, each rounded for display; the change is computed unrounded and then rounded
 * (Method 1.4). A withheld value (null) gives a null change.
 *
 * @example formatChange({ from: 2.34, to: 2.46, decimals: 1 })
 * // => { from: 2.3, to: 2.5, change: 0.1, roundingNote: true }
 */
export function formatChange(input: FormatChangeInput): FormattedChange {
  const decimals = checkIntegerBetween(input.decimals, 'decimals', 0, MAX_DECIMALS);
  const from = input.from === null ? null : checkScore(input.from, 'from');
  const to = input.to === null ? null : checkScore(input.to, 'to');
  const shownFrom = from === null ? null : roundedHalfAway(from, decimals);
  const shownTo = to === null ? null : roundedHalfAway(to, decimals);
  if (from === null || to === null || shownFrom === null || shownTo === null) {
    return { from: shownFrom, to: shownTo, change: null, roundingNote: false };
  }
  const change = roundedHalfAway(to - from, decimals);
  const shownDifference = roundedHalfAway(shownTo - shownFrom, decimals);
  return { from: shownFrom, to: shownTo, change, roundingNote: isAbove(Math.abs(shownDifference - change), 0) };
}
