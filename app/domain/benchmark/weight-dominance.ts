import { checkWeights } from '../input-checks';
import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';
import { sharesOf } from '../scoring/weighted-mean';
import { isAbove } from '../thresholds';

export interface WeightDominanceInput {
  /** One weight per organisation, e.g. its population. */
  readonly weights: readonly number[];
}

export interface WeightDominance {
  /** Share 0–1 of the largest weight; null when nothing weighs. */
  readonly largestShare: number | null;
  /** Whether a weighted mean says something about the group and not mostly about one member. */
  readonly publishWeighted: boolean;
}

/** Whether a weighted mean may be shown: nobody has more than half of the weight (Method 5.6). */
export function weightDominance(
  input: WeightDominanceInput,
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): WeightDominance {
  const shares = sharesOf(checkWeights(input.weights, 'weights'));
  const largestShare = shares.reduce((largest, share) => Math.max(largest, share), 0);
  if (largestShare === 0) return { largestShare: null, publishWeighted: false };
  return { largestShare, publishWeighted: !isAbove(largestShare, parameters.dominance) };
}
