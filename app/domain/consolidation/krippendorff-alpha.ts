import { type Answer, levelsOf } from '../answer';
import { MethodInputError } from '../errors';
import { checkAnswers, checkArray } from '../input-checks';

export interface KrippendorffAlphaInput {
  /** One row per respondent, one column per indicator. Anything that is not a level counts as missing. */
  readonly ratings: readonly (readonly Answer[])[];
}

export interface KrippendorffAlpha {
  /** 1 = full agreement, 0 = as by chance; null when nothing is pairable or nothing varies. */
  readonly alpha: number | null;
  /** Indicators with at least two levels. */
  readonly pairableUnits: number;
  /** Levels on those indicators. */
  readonly pairableValues: number;
}

type Counts = ReadonlyMap<number, number>;

/**
 * Krippendorff's alpha with the ordinal metric (Method 4.4; Krippendorff, "Computing Krippendorff's
 * Alpha-Reliability", 2011). Throws MethodInputError for ratings that are no answers and for rows of unequal length.
 */
export function krippendorffAlpha(input: KrippendorffAlphaInput): KrippendorffAlpha {
  const units = levelCountsByUnit(checkRatings(input.ratings)).filter((counts) => sizeOf(counts) >= 2);
  const marginals = addUp(units);
  const n = sizeOf(marginals);
  const distance = ordinalDistance(marginals);

  let observed = 0;
  for (const counts of units) observed += pairDistances(counts, distance) / (sizeOf(counts) - 1);
  const expected = pairDistances(marginals, distance);
  return {
    alpha: expected === 0 ? null : 1 - ((n - 1) * observed) / expected,
    pairableUnits: units.length,
    pairableValues: n,
  };
}

function checkRatings(value: unknown): Answer[][] {
  const rows = checkArray(value, 'ratings').map((row, index) => checkAnswers(row, `ratings[${index}]`, null));
  const odd = rows.findIndex((row) => row.length !== rows[0]?.length);
  if (odd !== -1) throw new MethodInputError(`ratings[${odd}]`, 'must have as many ratings as the first row');
  return rows;
}

function levelCountsByUnit(rows: readonly Answer[][]): Counts[] {
  return (rows[0] ?? []).map((_, unit) => {
    const counts = new Map<number, number>();
    for (const level of levelsOf(rows.map((row) => row[unit]!))) counts.set(level, (counts.get(level) ?? 0) + 1);
    return counts;
  });
}

function addUp(units: readonly Counts[]): Counts {
  const sums = new Map<number, number>();
  for (const counts of units) {
    for (const [level, count] of counts) sums.set(level, (sums.get(level) ?? 0) + count);
  }
  return sums;
}

function sizeOf(counts: Counts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** Σ over ordered pairs of different levels of n_c · n_k · δ². */
function pairDistances(counts: Counts, distance: (a: number, b: number) => number): number {
  let sum = 0;
  for (const [a, countA] of counts) {
    for (const [b, countB] of counts) if (a !== b) sum += countA * countB * distance(a, b);
  }
  return sum;
}

/** δ²: how many of all values lie between two levels, each end counted by half. */
function ordinalDistance(marginals: Counts): (a: number, b: number) => number {
  const upTo = new Map<number, number>();
  let total = 0;
  for (const level of [...marginals.keys()].sort((a, b) => a - b)) {
    total += marginals.get(level)!;
    upTo.set(level, total);
  }
  return (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const halfLow = marginals.get(low)! / 2;
    const halfHigh = marginals.get(high)! / 2;
    return (upTo.get(high)! - halfHigh - (upTo.get(low)! - halfLow)) ** 2;
  };
}
