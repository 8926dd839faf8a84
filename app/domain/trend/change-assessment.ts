import { MethodInputError } from '../errors';
import { checkNumberBetween, checkScore, checkWeights } from '../input-checks';
import { DEFAULT_PARAMETERS, EPS, type MethodParameters } from '../parameters';
import { isAtLeast } from '../thresholds';

export type ChangeLabel =
  | 'unchanged'
  | 'within_uncertainty'
  | 'possible_increase'
  | 'possible_decrease'
  | 'clear_increase'
  | 'clear_decrease';

export interface ChangeAssessmentInput {
  /** Change in levels, unrounded. */
  readonly delta: number;
  /** The unit's own weights of the compared indicators; their sum is 1. */
  readonly weights: readonly number[];
  /** Standard deviation of the error of one answer, in levels; by default the method's 0.5. */
  readonly sigma?: number;
}

export interface ChangeAssessment {
  /** Standard error of the change, in levels. */
  readonly se: number;
  /** Minimal detectable change at 95 %, in levels. */
  readonly mdc95: number;
  readonly label: ChangeLabel;
}

/** Weights written with a few decimals do not add up to 1 exactly; weights that are no shares at all are refused. */
const SUM_TOLERANCE = 0.01;
const LARGEST_SIGMA = 1000;

/**
 * Whether a change is more than a repeated honest assessment could give by itself (Method 6.2).
 * Throws MethodInputError when the weights do not sum to 1.
 */
export function changeAssessment(
  input: ChangeAssessmentInput,
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): ChangeAssessment {
  const delta = checkScore(input.delta, 'delta');
  const weights = checkWeights(input.weights, 'weights');
  const sigma = checkNumberBetween(input.sigma ?? parameters.sigma, 'sigma', 0, LARGEST_SIGMA);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) > SUM_TOLERANCE) throw new MethodInputError('weights', 'must sum to 1');
  const sumOfSquares = weights.reduce((total, weight) => total + weight ** 2, 0);
  return assessChange(delta, sumOfSquares, sigma, parameters);
}

/** The same from the stored sum of squared weights Σω². */
export function assessChange(
  delta: number,
  sumOfSquares: number,
  sigma: number,
  parameters: MethodParameters,
): ChangeAssessment {
  const se = sigma * Math.sqrt(2 * sumOfSquares);
  const mdc95 = parameters.z * se;
  return { se, mdc95, label: labelOf(delta, se, mdc95) };
}

function labelOf(delta: number, se: number, mdc95: number): ChangeLabel {
  const size = Math.abs(delta);
  if (size < EPS) return 'unchanged';
  if (isAtLeast(size, mdc95)) return delta > 0 ? 'clear_increase' : 'clear_decrease';
  if (isAtLeast(size, se)) return delta > 0 ? 'possible_increase' : 'possible_decrease';
  return 'within_uncertainty';
}
