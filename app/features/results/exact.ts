/** A number as one whole number divided by another, not reduced: 7 ÷ 3 stands for levels that sum to 7 on 3 questions. */
export interface Ratio {
  over: bigint;
  under: bigint;
}

/** A ratio as it is shown and sent. */
export interface ShownRatio {
  over: number;
  under: number;
}

/** Weights are given with at most this many decimals. */
const WEIGHT_FACTOR = 1_000_000;
/** Longer numbers explain nothing to a reader. */
const LONGEST_SHOWN = 1_000_000_000;

/**
 * Σ w·x / Σ w without any rounding, so that a reader who divides what is shown gets the number that is shown. Null when
 * there is no weight.
 *
 * @example exactMean([{ weight: 1, value: { over: 7n, under: 3n } }, { weight: 1, value: { over: 2n, under: 1n } }])
 * // => { over: 13n, under: 6n }
 */
export function exactMean(parts: readonly { weight: number; value: Ratio }[]): Ratio | null {
  const weighing = parts.filter(({ weight }) => weight > 0);
  if (weighing.length === 0) return null;
  const weights = wholeWeights(weighing.map(({ weight }) => weight));
  const common = weighing.map(({ value }) => value.under).reduce(leastCommonMultiple);
  let over = 0n;
  let total = 0n;
  weighing.forEach(({ value }, index) => {
    over += weights[index]! * value.over * (common / value.under);
    total += weights[index]!;
  });
  return { over, under: total * common };
}

/** The ratio in ordinary numbers; null when they would be too long to read. */
export function toShownRatio(ratio: Ratio | null): ShownRatio | null {
  if (ratio === null || ratio.over > LONGEST_SHOWN || ratio.under > LONGEST_SHOWN) return null;
  return { over: Number(ratio.over), under: Number(ratio.under) };
}

/** The weights as whole numbers in the same proportions: 0.5 and 1 become 1 and 2. */
function wholeWeights(weights: readonly number[]): bigint[] {
  if (weights.every(Number.isInteger)) return weights.map(BigInt);
  const scaled = weights.map((weight) => BigInt(Math.round(weight * WEIGHT_FACTOR)));
  const divisor = scaled.reduce(greatestCommonDivisor);
  return scaled.map((weight) => weight / divisor);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}
