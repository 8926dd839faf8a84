import { checkArray, checkScore } from '../input-checks';
import { roundedHalfAway } from './round-half-away';

/** Micro-units of one level. */
export const MICRO_UNITS_PER_LEVEL = 1_000_000;

/**
 * A score as integer micro-units, halves away from zero (Method 1.4). All group statistics, ranks and ties are
 * computed on these integers: exact, independent of order and storable in any database.
 */
export function toMicroUnits(score: number): number {
  return roundedHalfAway(score * MICRO_UNITS_PER_LEVEL, 0);
}

/** Micro-units, or a mean of micro-units, as a score. */
export function fromMicroUnits(microUnits: number): number {
  return microUnits / MICRO_UNITS_PER_LEVEL;
}

/** One score of the input in micro-units. Throws MethodInputError when it is not a number of reasonable size. */
export function checkMicroUnits(value: unknown, field: string): number {
  return toMicroUnits(checkScore(value, field));
}

/** The scores of a list in micro-units, in the given order. Withheld scores (null) are left out (Method 5.3). */
export function checkMicroUnitList(value: unknown, field: string): number[] {
  const microUnits: number[] = [];
  checkArray(value, field).forEach((score, index) => {
    if (score !== null) microUnits.push(checkMicroUnits(score, `${field}[${index}]`));
  });
  return microUnits;
}

/** An ascending copy. The typed array sorts as numbers, several times faster than a comparator. */
export function sortedMicroUnits(microUnits: readonly number[]): Float64Array {
  return Float64Array.from(microUnits).sort();
}

/** The sum of integers; exact while it stays below 2^53. */
export function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
