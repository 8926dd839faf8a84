import { MethodInputError } from '../errors';
import { checkIntegerBetween } from '../input-checks';

const MOST_DRAWS_PER_ORGANISATION = 1_000_000;
/** All draws are kept until the end to be sorted; this many take some 250 MB. */
const MOST_KEPT = 20_000_000;

/** The number of replicates S for n organisations. Throws MethodInputError when the results would not fit in memory. */
export function checkReplicates(value: unknown, field: string, n: number): number {
  const replicates = checkIntegerBetween(value, field, 1, MOST_DRAWS_PER_ORGANISATION);
  if (replicates * n > MOST_KEPT) throw new MethodInputError(field, `is too large for ${n} organisations`);
  return replicates;
}

/**
 * The values at positions ⌈0.05·S⌉ and ⌈0.95·S⌉ (counted from 1) of S values, which are sorted in place (Method 7.3).
 */
export function centralNinetyPercent(values: Uint32Array | Float64Array): { low: number; high: number } {
  values.sort();
  const S = values.length;
  // In twentieths, since 0.05 · 140 is slightly more than 7 in binary.
  return { low: values[Math.ceil(S / 20) - 1]!, high: values[Math.ceil((19 * S) / 20) - 1]! };
}
