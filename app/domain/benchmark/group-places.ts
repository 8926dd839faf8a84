import type { MethodParameters } from '../parameters';
import { effectiveWeightsByCode } from '../scoring/effective-weights';
import { sortedMicroUnits } from '../scoring/micro-units';
import { INDEX_NODE } from '../scoring/score-assessment';
import { rankIntervalsAnswerNoise } from '../uncertainty/rank-intervals-answer-noise';
import { scenarios } from '../uncertainty/scenarios';
import { type Position, positionInSorted } from './position';
import type { RoundInput, RoundMember } from './round-input';
import type { CountedGroup } from './round-statistics';

/** One organisation's place in one group by the index, with the doubt that honest answers leave (method 5.4, 7.3–7.5). */
export interface RankResult {
  groupCode: string;
  tree: string;
  node: string;
  unitId: string;
  n: number;
  rank: number;
  tied: number;
  percentileRank: number | null;
  quartileBand: Position['quartileBand'];
  rankLow: number;
  rankHigh: number;
  /** In levels. */
  indexLow: number;
  indexHigh: number;
  /** The places under five ways to aggregate: lowest and highest number. */
  scenarioRankMin: number;
  scenarioRankMax: number;
  /** Replicates drawn. */
  S: number;
}

/** Above this many organisations fewer replicates are drawn: the interval is then steady with 200 (method 10.4). */
const MANY_ORGANISATIONS = 1000;
const REPLICATES_FOR_MANY = 200;

/**
 * Places of the group's members that do not keep their index to themselves. The interval comes from answer noise; it is
 * widened to hold the official place where the two ways of weighing what is missing differ.
 */
export function placesInGroup(input: RoundInput, { group, tree, members, scores }: CountedGroup): RankResult[] {
  const { parameters, questionnaire } = input;
  const placed = members.filter(
    (member) => member.sharing.index !== 'private' && scores.get(member.unitId)?.has(INDEX_NODE) === true,
  );
  if (placed.length === 0) return [];
  const scoreOf = (member: RoundMember) => scores.get(member.unitId)!.get(INDEX_NODE)!;
  const sorted = sortedMicroUnits(placed.map(scoreOf));
  const intervals = answerNoise(input, tree.areas, placed, parameters);
  const underScenarios = scenarios({
    scale: questionnaire.scale,
    orgs: placed.map((member) => ({
      code: member.unitId,
      focusAreas: weighed(tree.areas).map((area) =>
        area.directions.map((direction) => direction.indicators.map(({ code }) => member.answers.get(code) ?? null)),
      ),
    })),
  }).orgs;
  return placed.map((member, index) => {
    const position = positionInSorted(sorted, scoreOf(member), parameters)!;
    const interval = intervals.orgs[index]!;
    const scenario = underScenarios[index]!;
    return {
      groupCode: group.code,
      tree: tree.name,
      node: INDEX_NODE,
      unitId: member.unitId,
      n: position.n,
      rank: position.rank,
      tied: position.tied,
      percentileRank: position.percentileRank,
      quartileBand: position.quartileBand,
      rankLow: Math.min(interval.rankLow, position.rank),
      rankHigh: Math.max(interval.rankHigh, position.rank),
      indexLow: interval.indexLow,
      indexHigh: interval.indexHigh,
      scenarioRankMin: scenario.rankMin,
      scenarioRankMax: scenario.rankMax,
      S: intervals.S,
    };
  });
}

/** The areas without what has weight 0: it informs and is never scored (method 1.2). */
function weighed(areas: CountedGroup['tree']['areas']): CountedGroup['tree']['areas'] {
  const isWeighed = ({ weight }: { weight: number }) => weight > 0;
  return areas.filter(isWeighed).map((area) => ({
    ...area,
    directions: area.directions
      .filter(isWeighed)
      .map((direction) => ({ ...direction, indicators: direction.indicators.filter(isWeighed) })),
  }));
}

function answerNoise(
  { questionnaire, seed }: RoundInput,
  areas: CountedGroup['tree']['areas'],
  members: readonly RoundMember[],
  parameters: MethodParameters,
) {
  const full = areas.map((area) => ({
    ...area,
    directions: area.directions.map((direction) => ({
      ...direction,
      indicators: direction.indicators.map(({ code, weight }) => ({ code, weight, answer: null })),
    })),
  }));
  const weights = effectiveWeightsByCode(full);
  const codes = [...weights.keys()];
  const S = members.length > MANY_ORGANISATIONS ? Math.min(parameters.S, REPLICATES_FOR_MANY) : parameters.S;
  const { orgs } = rankIntervalsAnswerNoise(
    {
      scale: questionnaire.scale,
      orgs: members.map((member) => ({
        code: member.unitId,
        levels: codes.map((code) => member.answers.get(code) ?? null),
      })),
      weights: codes.map((code) => weights.get(code)!),
      S,
      seed,
    },
    parameters,
  );
  return { orgs, S };
}
