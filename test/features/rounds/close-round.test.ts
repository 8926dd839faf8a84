import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { groupStatistics } from '#app/domain/benchmark/group-statistics';
import { METHOD_ID } from '#app/domain/parameters';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import type { AnswerMutation } from '#app/features/answering/save-answers.server';
import { closeRound } from '#app/features/rounds/close-round.server';
import { openRound } from '#app/features/rounds/open-round.server';
import { newId } from '#db/ids';
import { findRound } from '#db/queries/rounds';
import { listNodeScores } from '#db/queries/sign-offs';
import type { Id } from '#db/schema';
import { createOpenRound, planWholeRound, questionnaire } from '#test/support/county';
import { type AnswerOf, level, SignedRounds } from './signed-rounds';

const DONT_KNOW: Partial<AnswerMutation> = { kind: 'DK', level: null };
const NOT_APPLICABLE: Partial<AnswerMutation> = { kind: 'NA', level: null };

let rounds: SignedRounds;
beforeAll(async () => {
  rounds = await SignedRounds.create();
});
afterAll(() => rounds.made.drop());

describe('a round where everybody shows index and areas to the county', () => {
  const CLOSED = new Date('2026-12-22T06:00:00.000Z');
  const inTime = '2026-11-20T10:00:00.000Z';
  let counting: Map<string, Id>;
  let closed: Awaited<ReturnType<typeof closeRound>>;

  beforeAll(async () => {
    const { roundId } = rounds.county;
    const sign = async (slug: string, answerOf: AnswerOf, at = inTime) =>
      [slug, await rounds.sign(slug, roundId, answerOf, at)] as const;
    const all = new Map([
      await sign('lekeberg', level(1)),
      await sign('laxa', (code) => ({ level: code.startsWith('LED') ? 4 : 2 })),
      await sign('hallsberg', level(3)),
      await sign('degerfors', level(4)),
      await sign('hallefors', level(5)),
      await sign('ljusnarsberg', level(0)),
      await sign('orebro', (code) => ({ level: code.endsWith('.1') ? 5 : 2 })),
      await sign('kumla', level(2)),
      await sign('askersund', level(1)),
      await sign('karlskoga', level(3), '2026-12-21T23:00:00.000Z'),
      await sign('nora', (code) => (code.startsWith('INF') ? NOT_APPLICABLE : { level: 4 })),
      await sign('lindesberg', (code) => (code.startsWith('INF') ? DONT_KNOW : { level: 3 })),
    ]);
    counting = new Map([...all].map(([slug, { signOffId }]) => [slug, signOffId]));
    counting.delete('karlskoga');
    counting.set('kumla', await rounds.signAgain(all.get('kumla')!.place, 4, '2026-12-21T22:59:59.999Z'));
    await rounds.signAgain(all.get('askersund')!.place, 5, '2026-12-21T23:00:00.001Z');
    expect((await rounds.statistics(roundId, 'county')).size).toBe(0);
    closed = await closeRound(rounds.made.db, roundId, { now: CLOSED, actor: rounds.actor });
  });

  /** The scores that ought to count for a node, in levels. */
  const valuesOf = async (node: string) => {
    const values: number[] = [];
    for (const signOffId of counting.values()) {
      const score = (await listNodeScores(rounds.made.db, signOffId, OWN_TREE)).find((row) => row.node === node)!;
      if (score.score_u6 !== null && score.is_partial === 0) values.push(score.score_u6 / 1_000_000);
    }
    return values;
  };

  test('counts what was signed before it closed: of two revisions the later one, and nobody who came late', async () => {
    expect(closed).toEqual({ counted: 11 });
    const rows = await rounds.statistics(rounds.county.roundId, 'county');
    expect(rows.size).toBe(26);
    // Levels: 1, 4, 3, 4, 5, 0, (5+2+2)/3, 4 (revision 2), 1 (revision 1), 4, 3.
    expect(rows.get('LED')).toMatchObject({ n: 11, n_named: 11, sum_u6: 32_000_000, min_u6: 0, max_u6: 5_000_000 });
  });

  test('leaves out an area that is insufficient and an index that is partial', async () => {
    const rows = await rounds.statistics(rounds.county.roundId, 'county');
    expect(await valuesOf('INF')).toHaveLength(9);
    expect([rows.get('INF')?.n, rows.get('INF1')?.n, rows.get('KOM')?.n]).toEqual([9, 9, 11]);
    const whole = await valuesOf('INDEX');
    expect(rows.get('INDEX')?.n).toBe(whole.length);
    expect(whole.length).toBeLessThan(11);
  });

  test.each([
    ['county', 'INDEX', 'OPEN'],
    ['county', 'INF', 'OPEN'],
    ['county', 'LED', 'OPEN'],
    ['county', 'LED1', 'ANON'],
    ['county', 'INF2', 'ANON'],
    ['public', 'INDEX', 'ANON'],
    ['public', 'TRY', 'ANON'],
    ['public', 'TRY1', 'ANON'],
  ] as const)('shows the %s for %s what the method’s column %s shows, exactly', async (audience, node, mode) => {
    const row = (await rounds.statistics(rounds.county.roundId, audience)).get(node)!;
    const values = await valuesOf(node);
    const expected = groupStatistics({ values, mode, scale: questionnaire.scale });
    const quarter = (value: number | null) => (value === null ? null : value / 4_000_000);
    const unit = (value: number | null) => (value === null ? null : value / 1_000_000);
    expect({
      n: row.n,
      status: row.is_released === 1 ? 'ok' : 'suppressed',
      reason: row.reason,
      mean: row.sum_u6! / row.n / 1_000_000,
      q1: quarter(row.q1_u6x4),
      median: quarter(row.q2_u6x4),
      q3: quarter(row.q3_u6x4),
      min: unit(row.min_u6),
      max: unit(row.max_u6),
    }).toEqual({ ...expected, mean: expect.closeTo(expected.mean!, 9) });
    expect(row.sum_u6).toBe(values.reduce((sum, value) => sum + Math.round(value * 1_000_000), 0));
    expect(row.n_named).toBe(mode === 'OPEN' ? values.length : 0);
  });

  test('is frozen with method, seed, members and time', async () => {
    const row = (await rounds.statistics(rounds.county.roundId, 'county')).get('INDEX')!;
    expect(row).toMatchObject({ method_id: METHOD_ID, seed: 20260101, frozen_at: CLOSED.toISOString() });
    expect(row.members_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await findRound(rounds.made.db, rounds.county.roundId)).toMatchObject({
      status: 'closed',
      closed_at: CLOSED.toISOString(),
    });
  });

  test('is never computed again', async () => {
    const before = await rounds.made.db.selectFrom('group_statistics').selectAll().execute();
    expect(await closeRound(rounds.made.db, rounds.county.roundId, { now: CLOSED, actor: rounds.actor })).toEqual({
      problem: 'not_open',
    });
    expect(await rounds.made.db.selectFrom('group_statistics').selectAll().execute()).toEqual(before);
    const events = await rounds.made.db
      .selectFrom('audit_events')
      .selectAll()
      .where('action', '=', 'round_closed')
      .execute();
    expect(events.map(({ person_id, after }) => [person_id, after])).toEqual([
      [rounds.actor.personId, '{"counted":11,"cutOffAt":"2026-12-21T23:00:00.000Z"}'],
    ]);
  });
});

test('a round is closed once also when two close it at the same moment, and only when it is open', async () => {
  const acting = { now: new Date('2029-12-22T06:00:00.000Z'), actor: rounds.actor };
  const roundId = await createOpenRound(rounds.made.db, 2029, rounds.actor.personId);
  const results = await Promise.all([
    closeRound(rounds.made.db, roundId, acting),
    closeRound(rounds.made.db, roundId, acting),
  ]);
  expect(results.map((result) => JSON.stringify(result)).sort()).toEqual(['{"counted":0}', '{"problem":"not_open"}']);
  const draft = await planWholeRound(
    rounds.made.db,
    { name: '2030', opensAt: new Date('2030-10-01T08:00:00Z'), closesAt: new Date('2030-12-01T08:00:00Z') },
    rounds.actor.personId,
  );
  expect(await closeRound(rounds.made.db, draft.roundId, acting)).toEqual({ problem: 'not_open' });
  expect(await closeRound(rounds.made.db, newId(), acting)).toEqual({ problem: 'not_found' });
  expect(await openRound(rounds.made.db, draft.roundId, acting)).toEqual({ isOpen: true });
  expect(await openRound(rounds.made.db, draft.roundId, acting)).toEqual({ problem: 'not_a_draft' });
  expect(await openRound(rounds.made.db, newId(), acting)).toEqual({ problem: 'not_found' });
  expect((await rounds.statistics(draft.roundId, 'county')).size).toBe(0);
});
