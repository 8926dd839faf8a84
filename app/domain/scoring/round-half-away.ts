import { checkIntegerBetween, checkNumber } from '../input-checks';

export interface RoundHalfAwayInput {
  readonly x: number;
  readonly decimals: number;
}

const MAX_DECIMALS = 15;

/**
 * Rounds a number to a number of decimals (0–15), halves away from zero; never −0 (Method 1.4).
 * Throws MethodInputError for a number that is not finite.
 *
 * @example roundHalfAway({ x: 1.005, decimals: 2 }) // => { value: 1.01 }
 */
export function roundHalfAway(input: RoundHalfAwayInput): { value: number } {
  const x = checkNumber(input.x, 'x');
  const decimals = checkIntegerBetween(input.decimals, 'decimals', 0, MAX_DECIMALS);
  return { value: roundedHalfAway(x, decimals) };
}

/** The same rule for numbers that are known to be finite. */
export function roundedHalfAway(x: number, decimals: number): number {
  const factor = 10 ** decimals;
  const scaled = Math.abs(x) * factor;
  // From 2^52 on there is nothing after the point to round, and the product may overflow.
  if (scaled >= 2 ** 52) return x;
  // The extra 1e-9 lifts decimal halves that binary stores just below the half, such as 1.005.
  const rounded = Math.floor(scaled + 0.5 + 1e-9) / factor;
  if (rounded === 0) return 0;
  return x < 0 ? -rounded : rounded;
}
