import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { groupStatistics } from '#app/domain/benchmark/group-statistics';
import { PRESELECTED_SHARING, type Sharing } from '#app/domain/benchmark/sharing';
import { METHOD_ID } from '#app/domain/parameters';
import { OWN_TREE } from '#app/domain/scoring/score-assessment';
import type { AnswerMutation } from '#app/features/answering/save-answers.server';
import { closeRound } from '#app/features/rounds/close-round.server';
import { createRound, MUNICIPALITIES_GROUP, openRound } from '#app/features/rounds/create-round.server';
import { reopen } from '#app/features/signing-off/send-back.server';
import { newId } from '#db/ids';
import { findRound } from '#db/queries/rounds';
import { listGroupStatistics, listNodeScores } from '#db/queries/sign-offs';
import type { Id } from '#db/schema';
import {
  answerAll,
  type County,
  change,
  codesFor,
  createCounty,
  createOpenRound,
  handOverAndSign,
  questionnaire,
  saveOne,
  startAnswering,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

let made: TestDatabase;
let county: County;
let actor: { personId: Id };
beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
  actor = { personId: await county.person('orebro-lan', 'county') };
});
afterAll(() => made.drop());

type ValueOf = (code: string) => Partial<AnswerMutation>;
const level = (number: number): ValueOf => () => ({ level: number });
const DONT_KNOW: Partial<AnswerMutation> = { kind: 'DK', level: null };
const NOT_APPLICABLE: Partial<AnswerMutation> = { kind: 'NA', level: null };

async function signed(slug: string, roundId: Id, valueOf: ValueOf, at: string, sharing: Partial<Sharing> = {}) {
  const place = await startAnswering(made.db, county, slug, roundId);
  await answerAll(made.db, place, valueOf, codesFor(slug.startsWith('region') ? 'region' : 'municipality'));
  const choice = { ...PRESELECTED_SHARING, ...sharing };
  const { signOffId } = await handOverAndSign(made.db, place, { now: new Date(at), sharing: choice });
  return { place, signOffId };
}
/** Opens a signed assessment again, sets every answer to one level, and signs revision 2. */
async function signAgain({ place }: Awaited<ReturnType<typeof signed>>, number: number, at: string) {
  const { assessmentId, organisationIds, approverId } = place;
  await reopen(made.db, { assessmentId, organisationIds, reason: 'rättelse' }, { now: new Date(at), actor: { personId: approverId } });
  await saveOne(made.db, place, codesFor().map((code) => change(code, { level: number, comment: 'Rättat.', baseRevision: 1 })));
  return (await handOverAndSign(made.db, place, { now: new Date(at), revision: 2 })).signOffId;
}
async function statistics(roundId: Id, audience: 'county' | 'public') {
  const key = { roundId, tree: OWN_TREE, groupCode: MUNICIPALITIES_GROUP, audience };
  return new Map((await listGroupStatistics(made.db, key)).map((row) => [row.node, row]));
}
const NOTHING = { is_released: 0, sum_u6: null, q1_u6x4: null, q2_u6x4: null, q3_u6x4: null, min_u6: null, max_u6: null };

describe('a round where everybody shows index and areas to the county', () => {
  const CLOSED = new Date('2026-12-22T06:00:00.000Z');
  const inTime = '2026-11-20T10:00:00.000Z';
  let counting: Map<string, Id>;
  let closed: Awaited<ReturnType<typeof closeRound>>;

  beforeAll(async () => {
    const { roundId } = county;
    const sign = async (slug: string, valueOf: ValueOf, at = inTime) => [slug, await signed(slug, roundId, valueOf, at)] as const;
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
    counting.set('kumla', await signAgain(all.get('kumla')!, 4, '2026-12-21T22:59:59.999Z'));
    await signAgain(all.get('askersund')!, 5, '2026-12-21T23:00:00.001Z');
    expect((await statistics(roundId, 'county')).size).toBe(0);
    closed = await closeRound(made.db, roundId, { now: CLOSED, actor });
  });

  /** The scores that ought to count for a node, in levels. */
  const valuesOf = async (node: string) => {
    const values: number[] = [];
    for (const signOffId of counting.values()) {
      const score = (await listNodeScores(made.db, signOffId, OWN_TREE)).find((row) => row.node === node)!;
      if (score.score_u6 !== null && score.is_partial === 0) values.push(score.score_u6 / 1_000_000);
    }
    return values;
  };

  test('counts what was signed before it closed: of two revisions the later one, and nobody who came late', async () => {
    expect(closed).toEqual({ counted: 11 });
    const rows = await statistics(county.roundId, 'county');
    expect(rows.size).toBe(26);
    // Levels: 1, 4, 3, 4, 5, 0, (5+2+2)/3, 4 (revision 2), 1 (revision 1), 4, 3.
    expect(rows.get('LED')).toMatchObject({ n: 11, n_named: 11, sum_u6: 32_000_000, min_u6: 0, max_u6: 5_000_000 });
  });

  test('leaves out an area that is insufficient and an index that is partial', async () => {
    const rows = await statistics(county.roundId, 'county');
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
    const row = (await statistics(county.roundId, audience)).get(node)!;
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
    const row = (await statistics(county.roundId, 'county')).get('INDEX')!;
    expect(row).toMatchObject({ method_id: METHOD_ID, seed: 20260101, frozen_at: CLOSED.toISOString() });
    expect(row.members_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await findRound(made.db, county.roundId)).toMatchObject({ status: 'closed', closed_at: CLOSED.toISOString() });
  });

  test('is never computed again', async () => {
    const before = await made.db.selectFrom('group_statistics').selectAll().execute();
    expect(await closeRound(made.db, county.roundId, { now: CLOSED, actor })).toEqual({ problem: 'not_open' });
    expect(await made.db.selectFrom('group_statistics').selectAll().execute()).toEqual(before);
    const events = await made.db.selectFrom('audit_events').selectAll().where('action', '=', 'round_closed').execute();
    expect(events.map(({ person_id, after }) => [person_id, after])).toEqual([[actor.personId, '{"counted":11}']]);
  });
});

describe('a round where four hide their index and some stay outside', () => {
  let roundId: Id;
  beforeAll(async () => {
    roundId = await createOpenRound(made.db, 2027, actor.personId);
    const at = '2027-11-20T10:00:00.000Z';
    const infAtTop: ValueOf = (code) => ({ level: code.startsWith('INF') ? 5 : 2 });
    const aggregate = { index: 'aggregate', areas: 'aggregate', directions: 'private' } as const;
    const outside = { index: 'private', areas: 'private', directions: 'private' } as const;
    for (const slug of ['lekeberg', 'laxa']) await signed(slug, roundId, infAtTop, at, { areas: 'aggregate', directions: 'private' });
    for (const slug of ['hallsberg', 'degerfors', 'hallefors', 'nora']) await signed(slug, roundId, infAtTop, at, aggregate);
    for (const slug of ['orebro', 'kumla']) await signed(slug, roundId, level(0), at, outside);
    await closeRound(made.db, roundId, { now: new Date('2027-12-22T06:00:00.000Z'), actor });
  });

  test('the index of fewer than five hidden is not released; how many took part is', async () => {
    const rows = await statistics(roundId, 'county');
    expect(rows.get('INDEX')).toMatchObject({ ...NOTHING, n: 6, n_named: 2, reason: 'too_few' });
  });

  test('an area of six hidden is: mean and median, no quartiles and no single value; those outside do not count', async () => {
    const rows = await statistics(roundId, 'county');
    expect(rows.get('KOM')).toMatchObject({ is_released: 1, reason: null, n: 6, n_named: 0, sum_u6: 12_000_000, q2_u6x4: 8_000_000 });
    expect(rows.get('KOM')).toMatchObject({ q1_u6x4: null, q3_u6x4: null, min_u6: null, max_u6: null });
  });

  test('an area where all hidden stand at the ceiling is not: the mean would say what each has', async () => {
    expect((await statistics(roundId, 'county')).get('INF')).toMatchObject({ ...NOTHING, n: 6, reason: 'boundary' });
  });

  test('what nobody shares has no statistic at all', async () => {
    expect((await statistics(roundId, 'county')).get('KOM1')).toMatchObject({ ...NOTHING, n: 0, reason: 'too_few' });
  });
});

describe('a round with named and hidden organisations together', () => {
  let roundId: Id;
  beforeAll(async () => {
    roundId = await createOpenRound(made.db, 2028, actor.personId);
    const at = '2028-11-20T10:00:00.000Z';
    const aggregate = { index: 'aggregate', areas: 'aggregate', directions: 'private' } as const;
    await signed('lekeberg', roundId, level(1), at, { index: 'public' });
    for (const slug of ['laxa', 'hallsberg']) await signed(slug, roundId, level(4), at);
    const hidden = ['degerfors', 'hallefors', 'nora', 'orebro', 'kumla'];
    for (const slug of hidden) await signed(slug, roundId, (code) => ({ level: code.startsWith('KOM') ? 0 : 3 }), at, aggregate);
    await signed('region-orebro-lan', roundId, level(5), at);
    await closeRound(made.db, roundId, { now: new Date('2028-12-01T06:00:00.000Z'), actor });
  });

  test('all are counted, with fewer figures: quartiles need eight hidden', async () => {
    expect((await statistics(roundId, 'county')).get('TRY')).toMatchObject({
      ...{ is_released: 1, reason: null, n: 8, n_named: 3, sum_u6: 24_000_000, q2_u6x4: 12_000_000 },
      ...{ q1_u6x4: null, q3_u6x4: null, min_u6: null, max_u6: null },
    });
  });

  test('where the hidden ones would be exposed, only the named are shown, and it says so', async () => {
    expect((await statistics(roundId, 'county')).get('KOM')).toMatchObject({
      ...{ is_released: 1, reason: 'not_shared', n: 3, n_named: 3, sum_u6: 9_000_000 },
      ...{ min_u6: 1_000_000, max_u6: 4_000_000, q2_u6x4: 16_000_000, q1_u6x4: null, q3_u6x4: null },
    });
  });

  test('to the public only the one who chose so is named', async () => {
    const row = (await statistics(roundId, 'public')).get('INDEX');
    expect(row).toMatchObject({ is_released: 1, n: 8, n_named: 1, min_u6: null, max_u6: null });
  });

  test('organisations of other kinds are not in the municipalities’ statistic', async () => {
    const highest = [...(await statistics(roundId, 'county')).values()].map((row) => row.max_u6 ?? 0);
    expect(Math.max(...highest)).toBe(4_000_000);
  });
});

test('a round is closed once also when two close it at the same moment, and only when it is open', async () => {
  const acting = { now: new Date('2029-12-22T06:00:00.000Z'), actor };
  const roundId = await createOpenRound(made.db, 2029, actor.personId);
  const results = await Promise.all([closeRound(made.db, roundId, acting), closeRound(made.db, roundId, acting)]);
  expect(results.map((result) => JSON.stringify(result)).sort()).toEqual(['{"counted":0}', '{"problem":"not_open"}']);
  const draft = await createRound(
    made.db,
    {
      programmeSlug: 'orebro-lan',
      slug: '2030',
      name: 'Mätomgång 2030',
      questionnaire: { id: questionnaire.id, version: questionnaire.version },
      opensAt: new Date('2030-10-01T08:00:00Z'),
      closesAt: new Date('2030-12-01T08:00:00Z'),
    },
    acting,
  );
  if ('problem' in draft) throw new Error(draft.problem);
  expect(await closeRound(made.db, draft.roundId, acting)).toEqual({ problem: 'not_open' });
  expect(await closeRound(made.db, newId(), acting)).toEqual({ problem: 'not_found' });
  expect(await openRound(made.db, draft.roundId, acting)).toEqual({ isOpen: true });
  expect(await openRound(made.db, draft.roundId, acting)).toEqual({ problem: 'not_a_draft' });
  expect(await openRound(made.db, newId(), acting)).toEqual({ problem: 'not_found' });
  expect((await statistics(draft.roundId, 'county')).size).toBe(0);
});
