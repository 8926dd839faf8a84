import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeRound } from '#app/features/rounds/close-round.server';
import { recomputeRound } from '#app/features/rounds/recompute-round.server';
import { listPanelChanges } from '#db/queries/frozen-statistics';
import { createOpenRound } from '#test/support/county';
import { level, SignedRounds } from './signed-rounds';

const SMALL = ['lekeberg', 'laxa', 'degerfors', 'hallefors', 'ljusnarsberg', 'nora'] as const;
const LARGE = ['hallsberg', 'orebro', 'kumla', 'karlskoga', 'lindesberg'] as const;

/** Two rounds: everybody one level higher in the second, but for one who falls and one who is new. */
describe('two closed rounds', () => {
  let rounds: SignedRounds;
  let secondId: string;
  const at = (roundId: string) => ({ roundId, groupCode: 'municipalities', audience: 'county' as const });

  beforeAll(async () => {
    rounds = await SignedRounds.create();
    const { db } = rounds.made;
    for (const [index, slug] of [...SMALL, ...LARGE].entries()) {
      await rounds.sign(slug, rounds.county.roundId, level(1 + (index % 3)), '2026-11-21T10:00:00.000Z');
    }
    await closeRound(db, rounds.county.roundId, { now: new Date('2026-12-22T08:00:00.000Z'), actor: rounds.actor });
    secondId = await createOpenRound(db, 2027, rounds.actor.personId);
    for (const [index, slug] of [...SMALL, ...LARGE].entries()) {
      const now = slug === 'orebro' ? 0 : 2 + (index % 3);
      await rounds.sign(slug, secondId, level(now), '2027-11-21T10:00:00.000Z');
    }
    await rounds.sign('askersund', secondId, level(5), '2027-11-21T10:00:00.000Z');
    await closeRound(db, secondId, { now: new Date('2027-12-22T08:00:00.000Z'), actor: rounds.actor });
  });
  afterAll(() => rounds.made.drop());

  test('are the same to the last bit when they are computed again', async () => {
    for (const roundId of [rounds.county.roundId, secondId]) {
      expect(await recomputeRound(rounds.made.db, roundId)).toMatchObject({ isIdentical: true, differing: [] });
    }
  });

  test('a panel counts those who took part in both, and the composition effect the newcomer', async () => {
    const index = (await listPanelChanges(rounds.made.db, at(secondId))).find((row) => row.node === 'INDEX')!;
    expect(index).toMatchObject({ n_panel: 11, up: 10, down: 1, same: 0, is_released: 1, reason: null });
    const previous = [...SMALL, ...LARGE].map((_slug, i) => 1 + (i % 3));
    const change = previous.map((value, i) => ([...SMALL, ...LARGE][i] === 'orebro' ? 0 : value + 1) - value);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(index.mean_change).toBeCloseTo(mean(change), 8);
    const current = [...previous.map((value, i) => value + change[i]!), 5];
    expect(index.composition_effect).toBeCloseTo(mean(current) - mean(previous) - mean(change), 8);
    expect(index.sign_test_p).toBeCloseTo((2 * (1 + 11)) / 2 ** 11, 9);
  });

  test('the first round has no panel', async () => {
    expect(await listPanelChanges(rounds.made.db, at(rounds.county.roundId))).toEqual([]);
  });

  test('places hold the official rank within the interval', async () => {
    const results = await rounds.made.db
      .selectFrom('rank_results_in_force')
      .selectAll()
      .where('round_id', '=', secondId)
      .where('group_code', '=', 'municipalities')
      .execute();
    expect(results).toHaveLength(12);
    for (const one of results) {
      expect(one.rank_low).toBeLessThanOrEqual(one.rank);
      expect(one.rank_high).toBeGreaterThanOrEqual(one.rank);
      expect(one.n).toBe(12);
    }
    expect(results.find((one) => one.rank === 1)).toMatchObject({ tied: 0, seed: 20270101 });
  });

  test('a change in a signed answer or in a frozen row is noticed', async () => {
    const { db } = rounds.made;
    await sql`update group_statistics set sum_u6 = sum_u6 + 1
              where round_id = ${secondId} and node = 'INDEX' and group_code = 'municipalities' and audience = 'county'`.execute(
      db,
    );
    expect(await recomputeRound(db, secondId)).toMatchObject({ isIdentical: false, differing: ['statistics'] });
    await sql`update group_statistics set sum_u6 = sum_u6 - 1
              where round_id = ${secondId} and node = 'INDEX' and group_code = 'municipalities' and audience = 'county'`.execute(
      db,
    );
    await sql`update signed_answers set level = 4 where indicator = 'INF1.1' and level = 5`.execute(db);
    expect(await recomputeRound(db, secondId)).toMatchObject({ isIdentical: false });
  });
});
