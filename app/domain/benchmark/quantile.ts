import { checkArray, checkNumber, checkNumberBetween } from '../input-checks';

export interface QuantileInput {
  readonly values: readonly number[];
  /** 0–1. */
  readonly p: number;
}

/**
 * Quantile of type 7 of the given values, in their unit; null without values (Method 5.2).
 * Equals KVARTIL.INK in Excel, the default of R and NumPy and `percentile_cont` in SQL.
 * Throws MethodInputError for a value that is not a number and for p outside 0–1.
 *
 * @example quantile({ values: [1, 2], p: 0.75 }) // => { value: 1.75 }
 */
export function quantile(input: QuantileInput): { value: number | null } {
  const values = checkArray(input.values, 'values').map((value, index) => checkNumber(value, `values[${index}]`));
  const p = checkNumberBetween(input.p, 'p', 0, 1);
  return { value: values.length === 0 ? null : quantileOfSorted(Float64Array.from(values).sort(), p) };
}

/** Type 7 quantile of ascending values; there must be at least one. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const position = (sorted.length - 1) * p;
  const index = Math.floor(position);
  const fraction = position - index;
  const below = sorted[index]!;
  const above = sorted[Math.min(index + 1, sorted.length - 1)]!;
  const step = above - below;
  // The difference of two huge numbers overflows; the weighted form cannot.
  return Number.isFinite(step) ? below + fraction * step : (1 - fraction) * below + fraction * above;
}

/** Quartiles in quarters of the unit of the values: exact integers when the values are integers. */
export interface QuartilesInQuarters {
  readonly q1x4: number;
  readonly medianx4: number;
  readonly q3x4: number;
}

/** Type 7 quartiles of ascending micro-units as integers, i.e. in quarters of a micro-unit (Method 5.2, 10.2). */
export function quartilesInQuarters(sorted: ArrayLike<number>): QuartilesInQuarters {
  return {
    q1x4: quarterQuantile(sorted, 1),
    medianx4: quarterQuantile(sorted, 2),
    q3x4: quarterQuantile(sorted, 3),
  };
}

function quarterQuantile(sorted: ArrayLike<number>, quarters: 1 | 2 | 3): number {
  const position = (sorted.length - 1) * quarters;
  const index = Math.floor(position / 4);
  const below = sorted[index]!;
  const above = sorted[Math.min(index + 1, sorted.length - 1)]!;
  return 4 * below + (position % 4) * (above - below);
}
