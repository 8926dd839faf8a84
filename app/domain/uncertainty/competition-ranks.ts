import { EPS } from '../parameters';

/**
 * The rank of each value, 1 = highest: one more than the number of values that are greater by more than 1e-9, so that
 * floating-point noise does not break a tie (Method 7.3). O(n log n).
 */
export function competitionRanks(values: Float64Array): Uint32Array {
  const sorted = values.slice().sort();
  const ranks = new Uint32Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    ranks[index] = 1 + values.length - countUpTo(sorted, values[index]! + EPS);
  }
  return ranks;
}

/** How many of the ascending values are at most `limit`. */
function countUpTo(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
