import { expect, test } from 'vitest';
import type { RoundMember } from '#app/domain/benchmark/round-input';
import { computeRoundStatistics } from '#app/domain/benchmark/round-statistics';
import { DEFAULT_PARAMETERS } from '#app/domain/parameters';
import type { Questionnaire } from '#app/domain/questionnaire/schema';
import { SMALL_QUESTIONNAIRE } from './disclosure/counties';

const SHARING = {
  index: 'public',
  areas: 'public',
  directions: 'public',
  indicators: 'private',
  plan: 'private',
} as const;
const [FIRST, SECOND] = SMALL_QUESTIONNAIRE.focusAreas;
const OF_FIRST_DIRECTION = codesOf({ ...FIRST!, directions: FIRST!.directions.slice(0, 1) });
const OF_SECOND_AREA = codesOf(SECOND!);
const FIRST_OF_EVERY_DIRECTION = SMALL_QUESTIONNAIRE.focusAreas.flatMap((area) =>
  area.directions.map((direction) => direction.indicators[0]!.code),
);

test.each<[string, Questionnaire, readonly string[]]>([
  ['a question in every direction', withoutWeight('indicators'), FIRST_OF_EVERY_DIRECTION],
  ['a direction', withoutWeight('directions'), OF_FIRST_DIRECTION],
  ['an area', withoutWeight('areas'), OF_SECOND_AREA],
])('%s without weight moves nobody under any way to aggregate (method 1.2, 7.5)', (_name, questionnaire, informing) => {
  // Where it informs only, the one who is behind has the top level, and everybody else the lowest.
  const levelOf = (unitId: string, code: string) => {
    if (informing.includes(code)) return unitId === 'a' ? 5 : 0;
    return unitId === 'a' ? 2 : 3;
  };
  const ranks = ranksOf(questionnaire, levelOf);
  expect(ranks).toHaveLength(3);
  for (const { rank, scenarioRankMin, scenarioRankMax } of ranks) {
    expect([scenarioRankMin, scenarioRankMax]).toEqual([rank, rank]);
  }
});

function ranksOf(questionnaire: Questionnaire, levelOf: (unitId: string, code: string) => number) {
  const unitIds = ['a', 'b', 'c'];
  const codes = questionnaire.focusAreas.flatMap(codesOf);
  const { ranks } = computeRoundStatistics({
    questionnaire,
    parameters: { ...DEFAULT_PARAMETERS, S: 2, B: 10 },
    seed: 1,
    members: unitIds.map(
      (unitId): RoundMember => ({
        unitId,
        kind: 'municipality',
        sharing: SHARING,
        answers: new Map(codes.map((code) => [code, levelOf(unitId, code)])),
      }),
    ),
    groups: [{ code: 'all', priority: 1, unitIds, kinds: ['municipality'] }],
    previousMembers: [],
    previousQuestionnaire: null,
  });
  return ranks;
}

/** The questionnaire with weight 0 on its second area, its first direction or the first question of every direction. */
function withoutWeight(what: 'areas' | 'directions' | 'indicators'): Questionnaire {
  return {
    ...SMALL_QUESTIONNAIRE,
    focusAreas: SMALL_QUESTIONNAIRE.focusAreas.map((area, a) => ({
      ...area,
      weight: what === 'areas' && a === 1 ? 0 : area.weight,
      directions: area.directions.map((direction, d) => ({
        ...direction,
        weight: what === 'directions' && a === 0 && d === 0 ? 0 : direction.weight,
        indicators: direction.indicators.map((indicator, i) => ({
          ...indicator,
          weight: what === 'indicators' && i === 0 ? 0 : indicator.weight,
        })),
      })),
    })),
  };
}

function codesOf({ directions }: Questionnaire['focusAreas'][number]): string[] {
  return directions.flatMap((direction) => direction.indicators.map(({ code }) => code));
}
