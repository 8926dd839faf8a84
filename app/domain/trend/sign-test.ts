/**
 * Exact two-sided sign test: min(1, 2·P(Bin(up + down, ½) ≤ min(up, down))), null when nothing moved (Method 6.5).
 * `up` and `down` are counts. The probability is summed in integers, so thousands of organisations neither lose
 * digits nor underflow.
 *
 * @example signTest(9, 2) // => 0.0654296875
 */
export function signTest(up: number, down: number): number | null {
  const n = up + down;
  if (n === 0) return null;
  let binomial = 1n;
  let sum = 1n;
  for (let i = 0; i < Math.min(up, down); i += 1) {
    binomial = (binomial * BigInt(n - i)) / BigInt(i + 1);
    sum += binomial;
  }
  return Math.min(1, dividedByPowerOfTwo(sum, n - 1));
}

function dividedByPowerOfTwo(numerator: bigint, exponent: number): number {
  // More bits than a double holds are dropped first: Number() of a large integer is Infinity.
  const surplus = Math.max(0, 4 * numerator.toString(16).length - 64);
  return Number(numerator >> BigInt(surplus)) * 2 ** (surplus - exponent);
}
