import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPlans } from '#app/features/home/read-plans.server';
import { followUp } from '#app/features/planning/follow-up.server';
import { actionsOf, addOne, byCoordinator, signedPlace } from '#test/features/planning/planning';
import { type County, createCounty, createOpenRound } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

let made: TestDatabase;
let county: County;

beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
});
afterAll(() => made.drop());

test('what is open in the plan before stays in sight on the overview until it is followed up', async () => {
  const place = await signedPlace(made.db, county, 'kumla');
  await addOne(made.db, place, { title: 'Sen', dueOn: '2026-10-01' });
  await addOne(made.db, place, { title: 'Utan datum' });
  const [late, undated] = await actionsOf(made.db, place);
  const read = async () => (await readPlans(made.db, place.organisationIds, '2026-11-22'))[0];
  expect(await read()).toMatchObject({ overdue: 1, before: null });

  const roundId = await createOpenRound(made.db, 2027, await county.person('orebro-lan', 'county'));
  const next = await signedPlace(made.db, county, 'kumla', roundId);
  await addOne(made.db, next, { title: 'Ny' });
  expect(await read()).toMatchObject({ overdue: 0, before: { leftBehind: 2 } });

  const rows = [late!, undated!].map(({ id, revision }) => ({
    actionId: id,
    baseRevision: revision,
    status: id === late!.id ? ('proposed' as const) : ('cancelled' as const),
    outcome: '',
    isMovedOver: id === late!.id,
  }));
  expect(await followUp(made.db, { ...next, rows }, byCoordinator(next))).not.toHaveProperty('problem');
  expect(await read()).toMatchObject({ overdue: 1, before: null });
});
