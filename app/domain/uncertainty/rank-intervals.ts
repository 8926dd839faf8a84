import { MethodInputError } from '../errors';
import { checkArray, checkCode, checkNumberBetween, checkObject, checkScore, checkWeights } from '../input-checks';
import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';
import { sharesOf } from '../scoring/weighted-mean';
import { competitionRanks } from './competition-ranks';
import { centralNinetyPercent, checkReplicates } from './draws';
import { checkSeed, mulberry32 } from './prng';

export interface RankIntervalsInput {
  /** `scores`: one per focus area, in the order of the weights. */
  readonly orgs: readonly { readonly code: string; readonly scores: readonly number[] }[];
  /** Focus-area weights. */
  readonly weights: readonly number[];
  /** Relative noise on each weight, 0 ≤ delta < 1; by default the method's 0.25. */
  readonly delta?: number;
  /** Replicates; by default the method's 1000. */
  readonly S?: number;
  readonly seed: number;
}

export interface RankInterval {
  readonly code: string;
  /** With the weights as they are, in levels. */
  readonly index: number;
  /** 1 = highest, with the weights as they are. */
  readonly rank: number;
  /** Bounds of the central 90 % of the ranks. */
  readonly rankLow: number;
  readonly rankHigh: number;
}

interface CheckedOrganisation {
  readonly code: string;
  readonly scores: readonly number[];
}

/**
 * How much each organisation's place depends on the focus-area weights (Method 7.3). Keeps the order of the input.
 * O(S·n log n). Same seed, same result. Throws MethodInputError for bad input.
 */
export function rankIntervals(
  input: RankIntervalsInput,
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): { orgs: RankInterval[] } {
  const weights = sharesOf(checkWeights(input.weights, 'weights'));
  if (!weights.some((weight) => weight > 0)) throw new MethodInputError('weights', 'must not sum to 0');
  const organisations = checkOrganisations(input.orgs, weights.length);
  const delta = checkNumberBetween(input.delta ?? parameters.delta, 'delta', 0, 1);
  if (delta === 1) throw new MethodInputError('delta', 'must be lower than 1');
  const n = organisations.length;
  const S = checkReplicates(input.S ?? parameters.S, 'S', n);
  const draw = mulberry32(checkSeed(input.seed, 'seed'));

  const base = indices(organisations, weights);
  const baseRanks = competitionRanks(base);
  // One block of S ranks per organisation.
  const ranks = new Uint32Array(n * S);
  for (let s = 0; s < S; s += 1) {
    const perturbed = weights.map((weight) => weight * (1 + delta * (2 * draw() - 1)));
    competitionRanks(indices(organisations, perturbed)).forEach((rank, index) => {
      ranks[index * S + s] = rank;
    });
  }
  return {
    orgs: organisations.map(({ code }, index) => {
      const { low, high } = centralNinetyPercent(ranks.subarray(index * S, (index + 1) * S));
      return { code, index: base[index]!, rank: baseRanks[index]!, rankLow: low, rankHigh: high };
    }),
  };
}

function indices(organisations: readonly CheckedOrganisation[], weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Float64Array.from(organisations, ({ scores }) => {
    let sum = 0;
    for (let area = 0; area < weights.length; area += 1) sum += weights[area]! * scores[area]!;
    return sum / total;
  });
}

function checkOrganisations(value: unknown, areas: number): CheckedOrganisation[] {
  return checkArray(value, 'orgs').map((element, index) => {
    const field = `orgs[${index}]`;
    const { code, scores } = checkObject(element, field);
    const checkedScores = checkArray(scores, `${field}.scores`).map((score, area) =>
      checkScore(score, `${field}.scores[${area}]`),
    );
    if (checkedScores.length !== areas) throw new MethodInputError(`${field}.scores`, 'must be as many as the weights');
    return { code: checkCode(code, `${field}.code`), scores: checkedScores };
  });
}
