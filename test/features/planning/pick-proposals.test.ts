import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_CHECKS } from '#app/domain/plan/action';
import { actionContentSchema } from '#app/domain/plan/action-schema';
import { indicatorsOf } from '#app/domain/questionnaire/applicable';
import { type Pick, pickProposals } from '#app/features/planning/pick-proposals.server';
import { type County, createCounty, questionnaire, type Workplace } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';
import { actionsOf, byCoordinator, signedPlace } from './planning';

let made: TestDatabase;
let county: County;

beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
});
afterAll(() => made.drop());

/** The longest hint of each of the questions with the longest. */
const longest = indicatorsOf(questionnaire.focusAreas)
  .map(({ code, actionHints }) => {
    const texts = actionHints.map(({ text }) => text.sv);
    const text = texts.reduce((one, other) => (other.length > one.length ? other : one));
    return { code, hint: texts.indexOf(text), text };
  })
  .sort((a, b) => b.text.length - a.text.length)
  .slice(0, MAX_CHECKS);
const picksOf = (list: readonly Pick[]) => list.map(({ code, hint }) => ({ code, hint }));

async function pick(place: Workplace, picks: readonly Pick[], isMerged: boolean) {
  const input = { ...place, ratings: [], areaTargets: [], picks: picksOf(picks), isMerged, language: 'sv' as const };
  const result = await pickProposals(made.db, input, byCoordinator(place));
  if (!('actionIds' in result)) throw new Error(JSON.stringify(result));
  const contents = new Map((await actionsOf(made.db, place)).map(({ id, content }) => [id, content]));
  return result.actionIds.map((id) => contents.get(id)!);
}

test('a hint that is too long for a title stands whole first in the description', async () => {
  const actions = await pick(await signedPlace(made.db, county, 'kumla'), longest, false);
  expect(longest[0]!.text.length).toBeGreaterThan(110);
  for (const [index, { title, description }] of actions.entries()) {
    const { text } = longest[index]!;
    expect(description.startsWith(text)).toBe(true);
    if (title === text.replace(/\.$/, '')) continue;
    expect(title.length).toBeLessThanOrEqual(110);
    expect(title).toMatch(/[\p{L}\p{N}”)] …$/u);
    const kept = title.replace(/ …$/, '');
    expect(text.startsWith(kept)).toBe(true);
    expect(text.slice(kept.length)).toMatch(/^[\s,;:–]/);
  }
});

test('one action of many loses no hint and no goal half-way', async () => {
  const [action] = await pick(await signedPlace(made.db, county, 'nora'), longest, true);
  expect(action!.checks.map(({ text }) => text)).toEqual(longest.map(({ text }) => text));
  expect(action!.title).toMatch(/ …$/);
  expect(action!.description.startsWith(longest[0]!.text)).toBe(true);
  expect(actionContentSchema.safeParse(action).success).toBe(true);
  const levels = new Set(
    indicatorsOf(questionnaire.focusAreas).flatMap((one) => one.levels.map(({ sv }) => `${one.code}: ${sv}`)),
  );
  const goals = action!.effectGoal.split('\n');
  expect(goals.filter((goal) => goal !== '…' && !levels.has(goal))).toEqual([]);
  expect(goals.length).toBeGreaterThan(10);
});
