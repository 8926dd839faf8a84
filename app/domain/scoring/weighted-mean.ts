export interface WeightedValue {
  readonly weight: number;
  readonly value: number;
}

/**
 * Σ w·x / Σ w, or null when the weights sum to 0. Weights are finite and 0 or more.
 * The result is kept within the range of the values: mathematically it cannot leave it, in floating point it can by
 * the last digit, and a score above the maximum or outside its own bounds would look like an error.
 */
export function weightedMean(values: readonly WeightedValue[]): number | null {
  let largest = 0;
  for (const { weight } of values) largest = Math.max(largest, weight);
  if (largest === 0) return null;
  let sum = 0;
  let total = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const { weight, value } of values) {
    if (weight === 0) continue;
    // Dividing by the largest weight keeps the sums finite whatever the weights are.
    const relative = weight / largest;
    sum += relative * value;
    total += relative;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return Math.min(Math.max(sum / total, lowest), highest);
}

/** Each weight as its share of the sum; all 0 when the sum is 0. */
export function sharesOf(weights: readonly number[]): number[] {
  const largest = largestOf(weights);
  if (largest === 0) return weights.map(() => 0);
  const relative = weights.map((weight) => weight / largest);
  const total = relative.reduce((sum, weight) => sum + weight, 0);
  return relative.map((weight) => weight / total);
}

function largestOf(weights: readonly number[]): number {
  return weights.reduce((largest, weight) => Math.max(largest, weight), 0);
}
