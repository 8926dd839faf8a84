import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_PARAMETERS } from '#app/domain/parameters';
import { describeMethod } from '#app/features/method/describe-method';
import { readRulesInForce } from '#app/features/method/read-rules-in-force.server';
import { closeRound } from '#app/features/rounds/close-round.server';
import { openRound } from '#app/features/rounds/open-round.server';
import { createCounty, NOW, planWholeRound, questionnaire } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

let database: TestDatabase;
beforeEach(async () => {
  database = await createDatabase();
});
afterEach(() => database.drop());

test('before any round the page shows the defaults and the published questionnaire, and says so', async () => {
  const rules = await readRulesInForce(database.db);
  expect(rules).toMatchObject({ round: null, parameters: DEFAULT_PARAMETERS });
  expect(rules.questionnaire.id).toBe(questionnaire.id);
  expect(describeMethod(rules, 'sv').round).toBeNull();
});

test('the rules are those stored with the round that opened last, closed or not; a planned round does not count', async () => {
  const { db } = database;
  const county = await createCounty(db, 2026);
  const acting = { now: NOW, actor: { personId: await county.person('orebro-lan', 'county') } };
  const planned = await planWholeRound(
    db,
    {
      name: 'Mätomgång 2027',
      opensAt: new Date('2027-10-22T08:00:00.000Z'),
      closesAt: new Date('2027-12-21T23:00:00.000Z'),
      parameters: { ...DEFAULT_PARAMETERS, k: 7, stageShare: 0.9 },
    },
    acting.actor.personId,
  );

  const first = describeMethod(await readRulesInForce(db), 'sv');
  expect(first.round).toEqual({ name: 'Mätomgång 2026', programme: 'Örebro län' });
  expect(first.rules).toEqual(DEFAULT_PARAMETERS);

  await openRound(db, planned.roundId, acting);
  const opened = describeMethod(await readRulesInForce(db), 'en');
  expect(opened.round?.name).toBe('Mätomgång 2027');
  expect(opened.parameters.find(({ key }) => key === 'k')?.value).toBe(7);
  expect(opened.example.achieved.need).toBe(18);

  await closeRound(db, planned.roundId, acting);
  expect((await readRulesInForce(db)).parameters.k).toBe(7);
});
