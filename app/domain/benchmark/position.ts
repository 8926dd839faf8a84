import { MethodInputError } from '../errors';
import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';
import { checkMicroUnitList, checkMicroUnits, sortedMicroUnits } from '../scoring/micro-units';
import { quartilesInQuarters } from './quantile';

export type QuartileBand = 'top' | 'middle' | 'bottom';

export interface PositionInput {
  /** Scores of the group, the organisation's own included; null = withheld, not counted. */
  readonly values: readonly (number | null)[];
  readonly own: number;
}

export interface Position {
  /** Organisations with a value, self included. */
  readonly n: number;
  /** 1 = highest; ties share a rank and the next rank is skipped. */
  readonly rank: number;
  /** Others with the same value. */
  readonly tied: number;
  /** Percent of the others we are ahead of, ties by half, 0–100; null when alone. */
  readonly percentileRank: number | null;
  /** What may be shown: with few organisations a percentile is false precision. */
  readonly show: 'none' | 'rank' | 'percentile';
  /** null with fewer than eight organisations. */
  readonly quartileBand: QuartileBand | null;
}

/**
 * An organisation's place in its group, computed on micro-units (Method 5.4).
 * Throws MethodInputError when `own` is not among the values.
 *
 * @example position({ values: [1, 2, 3], own: 3 }).rank // => 1
 */
export function position(input: PositionInput, parameters: MethodParameters = DEFAULT_PARAMETERS): Position {
  const sorted = sortedMicroUnits(checkMicroUnitList(input.values, 'values'));
  const own = checkMicroUnits(input.own, 'own');
  const found = positionInSorted(sorted, own, parameters);
  if (found === null) throw new MethodInputError('own', 'must be one of the values');
  return found;
}

/** The same for ascending micro-units; null when `own` is not among them. O(log n), so a whole group can be placed. */
export function positionInSorted(sorted: Float64Array, own: number, parameters: MethodParameters): Position | null {
  const n = sorted.length;
  const below = countWhile(sorted, (value) => value < own);
  const equal = countWhile(sorted, (value) => value <= own) - below;
  if (equal === 0) return null;
  return {
    n,
    rank: 1 + n - below - equal,
    tied: equal - 1,
    percentileRank: n === 1 ? null : (100 * (below + (equal - 1) / 2)) / (n - 1),
    show: shownForm(n, parameters),
    quartileBand: n < parameters.nQuartile ? null : quartileBandOf(sorted, own),
  };
}

function shownForm(n: number, { nRank, nPercentile }: MethodParameters): Position['show'] {
  if (n < nRank) return 'none';
  return n < nPercentile ? 'rank' : 'percentile';
}

/** An organisation's position as it is told, with the interval of its rank (7.4). */
export interface ShownPosition {
  /** A place from the top, or the percent of the others that the organisation is ahead of. */
  readonly as: 'place' | 'percentile';
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** A place among few, a percentile among many, null among so few that it says nothing (Method 5.4). */
export function shownPosition(
  {
    n,
    rank,
    percentileRank,
    rankLow,
    rankHigh,
  }: Pick<Position, 'n' | 'rank' | 'percentileRank'> & { rankLow: number; rankHigh: number },
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): ShownPosition | null {
  const show = shownForm(n, parameters);
  if (show === 'none') return null;
  if (show === 'rank' || percentileRank === null) return { as: 'place', value: rank, low: rankLow, high: rankHigh, n };
  const value = Math.round(percentileRank);
  const aheadAt = (place: number) => Math.round((100 * (n - place)) / (n - 1));
  return {
    as: 'percentile',
    value,
    low: Math.min(value, aheadAt(rankHigh)),
    high: Math.max(value, aheadAt(rankLow)),
    n,
  };
}

function quartileBandOf(sorted: Float64Array, own: number): QuartileBand {
  const { q1x4, medianx4, q3x4 } = quartilesInQuarters(sorted);
  const ownx4 = own * 4;
  // Without the second condition a group of equals would be all top and all bottom.
  if (ownx4 >= q3x4 && ownx4 > medianx4) return 'top';
  if (ownx4 <= q1x4 && ownx4 < medianx4) return 'bottom';
  return 'middle';
}

/** How many of the ascending values fulfil a condition that the lower ones fulfil first. Binary search. */
function countWhile(sorted: Float64Array, isFulfilled: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isFulfilled(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
