import { type Answer, isLevel, type Scale } from '../answer';
import { MethodInputError } from '../errors';
import {
  checkAnswers,
  checkArray,
  checkCode,
  checkNumberBetween,
  checkObject,
  checkScale,
  checkWeights,
} from '../input-checks';
import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';
import { sharesOf } from '../scoring/weighted-mean';
import { competitionRanks } from './competition-ranks';
import { centralNinetyPercent, checkReplicates } from './draws';
import { checkSeed, mulberry32Filling } from './prng';
import type { RankInterval } from './rank-intervals';

export interface RankIntervalsAnswerNoiseInput {
  readonly scale: Scale;
  /** `levels`: one answer per indicator, in the order of the weights. What is not a level is left out. */
  readonly orgs: readonly { readonly code: string; readonly levels: readonly Answer[] }[];
  /** Indicator weights. */
  readonly weights: readonly number[];
  /** Probability of one level down, and the same for up, 0–0.5; by default the method's 0.125. */
  readonly pShift?: number;
  /** Replicates; by default the method's 1000. */
  readonly S?: number;
  readonly seed: number;
}

export interface AnswerNoiseInterval extends RankInterval {
  /** Bounds of the central 90 % of the index, in levels. */
  readonly indexLow: number;
  readonly indexHigh: number;
}

interface Answered {
  readonly code: string;
  /** Weight times level of each answered indicator, thrice: one level lower, as it is, one level higher. */
  readonly terms: Float64Array;
  /** Room for a draw for each of them. */
  readonly draws: Float64Array;
  /** Sum of the weights. */
  readonly total: number;
}

/**
 * How much each organisation's place and index depend on honest doubt about the answers: each answer could have been
 * one level lower or higher (Method 7.4). Keeps the order of the input. O(S·n·(indicators + log n)). Same seed, same
 * result. Throws MethodInputError for bad input and for an organisation without any weighing level.
 */
export function rankIntervalsAnswerNoise(
  input: RankIntervalsAnswerNoiseInput,
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): { orgs: AnswerNoiseInterval[] } {
  const scale = checkScale(input.scale, 'scale');
  const organisations = checkOrganisations(input.orgs, sharesOf(checkWeights(input.weights, 'weights')), scale);
  const pShift = checkNumberBetween(input.pShift ?? parameters.pShift, 'pShift', 0, 0.5);
  const n = organisations.length;
  const S = checkReplicates(input.S ?? parameters.S, 'S', n);
  const fill = mulberry32Filling(checkSeed(input.seed, 'seed'));

  const base = Float64Array.from(organisations, indexOf);
  const baseRanks = competitionRanks(base);
  // One block of S draws per organisation.
  const ranks = new Uint32Array(n * S);
  const indices = new Float64Array(n * S);
  for (let s = 0; s < S; s += 1) {
    const drawn = new Float64Array(n);
    for (let index = 0; index < n; index += 1) drawn[index] = noisyIndexOf(organisations[index]!, pShift, fill);
    const drawnRanks = competitionRanks(drawn);
    for (let index = 0; index < n; index += 1) {
      ranks[index * S + s] = drawnRanks[index]!;
      indices[index * S + s] = drawn[index]!;
    }
  }
  return {
    orgs: organisations.map(({ code }, index) => {
      const rank = centralNinetyPercent(ranks.subarray(index * S, (index + 1) * S));
      const score = centralNinetyPercent(indices.subarray(index * S, (index + 1) * S));
      return {
        code,
        index: base[index]!,
        rank: baseRanks[index]!,
        rankLow: rank.low,
        rankHigh: rank.high,
        indexLow: score.low,
        indexHigh: score.high,
      };
    }),
  };
}

const LEVEL_AS_IT_IS = 1;
const STEPS = 3;

function indexOf({ terms, total }: Answered): number {
  let sum = 0;
  for (let at = LEVEL_AS_IT_IS; at < terms.length; at += STEPS) sum += terms[at]!;
  return sum / total;
}

/** Every level takes one draw, so the order of organisations and indicators is part of the result. */
function noisyIndexOf({ terms, draws, total }: Answered, pShift: number, fill: (draws: Float64Array) => void): number {
  const upFrom = 1 - pShift;
  fill(draws);
  let sum = 0;
  for (let i = 0, at = LEVEL_AS_IT_IS; i < draws.length; i += 1, at += STEPS) {
    const u = draws[i]!;
    // Without a branch: which way a draw goes cannot be foreseen, by the processor either.
    sum += terms[at + Number(u >= upFrom) - Number(u < pShift)]!;
  }
  return sum / total;
}

function checkOrganisations(value: unknown, weights: readonly number[], scale: Scale): Answered[] {
  return checkArray(value, 'orgs').map((element, index) => {
    const field = `orgs[${index}]`;
    const { code, levels } = checkObject(element, field);
    const answers = checkAnswers(levels, `${field}.levels`, scale);
    if (answers.length !== weights.length) {
      throw new MethodInputError(`${field}.levels`, 'must be as many as the weights');
    }
    const terms: number[] = [];
    let total = 0;
    for (const [i, answer] of answers.entries()) {
      if (!isLevel(answer)) continue;
      const weight = weights[i]!;
      total += weight;
      const { min, max } = scale;
      terms.push(weight * Math.max(answer - 1, min), weight * answer, weight * Math.min(answer + 1, max));
    }
    if (total === 0) throw new MethodInputError(`${field}.levels`, 'must hold at least one level with a weight');
    return {
      code: checkCode(code, `${field}.code`),
      terms: Float64Array.from(terms),
      draws: new Float64Array(terms.length / STEPS),
      total,
    };
  });
}
