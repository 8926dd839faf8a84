import { expect, test } from 'vitest';
import type { RoundInput, RoundMember } from '#app/domain/benchmark/round-input';
import { computeRoundStatistics } from '#app/domain/benchmark/round-statistics';
import { DEFAULT_PARAMETERS } from '#app/domain/parameters';
import type { Questionnaire } from '#app/domain/questionnaire/schema';
import { SMALL_QUESTIONNAIRE } from './disclosure/counties';

const SHOWN = {
  index: 'public',
  areas: 'public',
  directions: 'public',
  indicators: 'private',
  plan: 'private',
} as const;
const UNITS = ['a', 'b', 'c'];
const CODES = codesOf(SMALL_QUESTIONNAIRE);

test('the panel counts changes on questions that had their second version both years', () => {
  const changed = withVersion(SMALL_QUESTIONNAIRE, 2);
  expect(panelOfIndex({ questionnaire: changed, previousQuestionnaire: changed })).toMatchObject({
    nPanel: 3,
    up: 3,
    meanChange: 1,
    compositionEffect: 0,
  });
});

test('a question that means something else than last year is no change', () => {
  const changed = withVersion(SMALL_QUESTIONNAIRE, 2);
  const first = { questionnaire: changed, previousQuestionnaire: SMALL_QUESTIONNAIRE };
  expect(panelOfIndex(first)).toMatchObject({ nPanel: 0, meanChange: null });
  expect(panelOfIndex({ questionnaire: SMALL_QUESTIONNAIRE, previousQuestionnaire: changed })).toMatchObject({
    nPanel: 0,
  });
});

test("last year's mean is of last year's questions", () => {
  // Half an area is new: on this year's questions last year's index would have been withheld.
  const [area, second] = SMALL_QUESTIONNAIRE.focusAreas;
  const short = {
    ...SMALL_QUESTIONNAIRE,
    focusAreas: [area!, { ...second!, directions: second!.directions.slice(0, 1) }],
  };
  const asked = new Set(codesOf(short));
  const previousMembers = UNITS.map((unitId) => memberOf(unitId, (code) => (asked.has(code) ? 2 : null)));
  const panel = panelOfIndex({ previousQuestionnaire: short, previousMembers });
  expect(panel).toMatchObject({ nPanel: 3, up: 3, meanChange: 1, compositionEffect: 0 });
});

test('whoever had no value last year is not in the panel, even where enough questions are common', () => {
  // Three of four directions were answered, but an area lacked half of its answers: the index was withheld.
  const unknown = new Set(codesOf({ ...SMALL_QUESTIONNAIRE, focusAreas: [firstDirection(SMALL_QUESTIONNAIRE)] }));
  const previousMembers = UNITS.map((unitId) =>
    memberOf(unitId, (code) => (unitId === 'a' && unknown.has(code) ? 'DK' : 2)),
  );
  expect(panelOfIndex({ previousMembers })).toMatchObject({ nPanel: 2, up: 2, compositionEffect: 0 });
});

function panelOfIndex(other: Partial<RoundInput>) {
  const { panels } = computeRoundStatistics({
    questionnaire: SMALL_QUESTIONNAIRE,
    parameters: { ...DEFAULT_PARAMETERS, S: 2, B: 10 },
    seed: 1,
    members: UNITS.map((unitId) => memberOf(unitId, () => 3)),
    groups: [{ code: 'all', priority: 1, unitIds: UNITS, kinds: ['municipality'] }],
    previousMembers: UNITS.map((unitId) => memberOf(unitId, () => 2)),
    previousQuestionnaire: SMALL_QUESTIONNAIRE,
    ...other,
  });
  return panels.find(({ node, viewers }) => node === 'INDEX' && viewers === 'county');
}

function memberOf(unitId: string, answerOf: (code: string) => number | 'DK' | null): RoundMember {
  return {
    unitId,
    kind: 'municipality',
    sharing: SHOWN,
    answers: new Map(CODES.map((code) => [code, answerOf(code)])),
  };
}

function firstDirection({ focusAreas }: Questionnaire) {
  return { ...focusAreas[0]!, directions: focusAreas[0]!.directions.slice(0, 1) };
}

function codesOf({ focusAreas }: Questionnaire): string[] {
  return focusAreas.flatMap((area) =>
    area.directions.flatMap((direction) => direction.indicators.map((indicator) => indicator.code)),
  );
}

function withVersion(questionnaire: Questionnaire, majorVersion: number): Questionnaire {
  return {
    ...questionnaire,
    focusAreas: questionnaire.focusAreas.map((area) => ({
      ...area,
      directions: area.directions.map((direction) => ({
        ...direction,
        indicators: direction.indicators.map((indicator) => ({ ...indicator, majorVersion })),
      })),
    })),
  };
}
