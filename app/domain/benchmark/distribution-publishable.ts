import { checkArray, checkIntegerBetween } from '../input-checks';
import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';

export interface DistributionPublishableInput {
  /** Organisations per category of one indicator. */
  readonly counts: readonly number[];
}

export interface DistributionPublishable {
  readonly n: number;
  readonly publish: boolean;
  readonly reason: 'too_few' | 'concentrated' | null;
}

const LARGEST_COUNT = 1e9;

/**
 * Whether the distribution of an indicator over a group may be shown without names: at least eight organisations, and
 * at least two outside the largest category, since otherwise nearly everyone's answer is known (Method 5.5).
 */
export function distributionPublishable(
  input: DistributionPublishableInput,
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): DistributionPublishable {
  const counts = checkArray(input.counts, 'counts').map((count, index) =>
    checkIntegerBetween(count, `counts[${index}]`, 0, LARGEST_COUNT),
  );
  const n = counts.reduce((sum, count) => sum + count, 0);
  const largest = counts.reduce((max, count) => Math.max(max, count), 0);
  if (n < parameters.nDistribution) return { n, publish: false, reason: 'too_few' };
  if (largest > n - 2) return { n, publish: false, reason: 'concentrated' };
  return { n, publish: true, reason: null };
}
