import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeRound } from '#app/features/rounds/close-round.server';
import type { Id } from '#db/schema';
import { createOpenRound } from '#test/support/county';
import { type AnswerOf, level, SignedRounds } from './signed-rounds';

const NOTHING = {
  is_released: 0,
  sum_u6: null,
  q1_u6x4: null,
  q2_u6x4: null,
  q3_u6x4: null,
  min_u6: null,
  max_u6: null,
};

let rounds: SignedRounds;
beforeAll(async () => {
  rounds = await SignedRounds.create();
});
afterAll(() => rounds.made.drop());

describe('a round where four hide their index and some stay outside', () => {
  let roundId: Id;
  beforeAll(async () => {
    roundId = await createOpenRound(rounds.made.db, 2027, rounds.actor.personId);
    const at = '2027-11-20T10:00:00.000Z';
    const infAtTop: AnswerOf = (code) => ({ level: code.startsWith('INF') ? 5 : 2 });
    const aggregate = { index: 'aggregate', areas: 'aggregate', directions: 'private' } as const;
    const outside = { index: 'private', areas: 'private', directions: 'private' } as const;
    for (const slug of ['lekeberg', 'laxa'])
      await rounds.sign(slug, roundId, infAtTop, at, { areas: 'aggregate', directions: 'private' });
    for (const slug of ['hallsberg', 'degerfors', 'hallefors', 'nora'])
      await rounds.sign(slug, roundId, infAtTop, at, aggregate);
    for (const slug of ['orebro', 'kumla']) await rounds.sign(slug, roundId, level(0), at, outside);
    await closeRound(rounds.made.db, roundId, { now: new Date('2027-12-22T06:00:00.000Z'), actor: rounds.actor });
  });

  test('the index of fewer than five hidden is not released; how many took part is', async () => {
    const rows = await rounds.statistics(roundId, 'county');
    expect(rows.get('INDEX')).toMatchObject({ ...NOTHING, n: 6, n_named: 2, reason: 'too_few' });
  });

  test('an area of six hidden is: mean and median, no quartiles and no single value; those outside do not count', async () => {
    const rows = await rounds.statistics(roundId, 'county');
    expect(rows.get('KOM')).toMatchObject({
      is_released: 1,
      reason: null,
      n: 6,
      n_named: 0,
      sum_u6: 12_000_000,
      q2_u6x4: 8_000_000,
    });
    expect(rows.get('KOM')).toMatchObject({ q1_u6x4: null, q3_u6x4: null, min_u6: null, max_u6: null });
  });

  test('an area where all hidden stand at the ceiling is not: the mean would say what each has', async () => {
    expect((await rounds.statistics(roundId, 'county')).get('INF')).toMatchObject({
      ...NOTHING,
      n: 6,
      reason: 'boundary',
    });
  });

  test('what nobody shares has no statistic at all', async () => {
    expect((await rounds.statistics(roundId, 'county')).get('KOM1')).toMatchObject({
      ...NOTHING,
      n: 0,
      reason: 'too_few',
    });
  });
});

describe('a round with named and hidden organisations together', () => {
  let roundId: Id;
  beforeAll(async () => {
    roundId = await createOpenRound(rounds.made.db, 2028, rounds.actor.personId);
    const at = '2028-11-20T10:00:00.000Z';
    const aggregate = { index: 'aggregate', areas: 'aggregate', directions: 'private' } as const;
    await rounds.sign('lekeberg', roundId, level(1), at, { index: 'public' });
    for (const slug of ['laxa', 'hallsberg']) await rounds.sign(slug, roundId, level(4), at);
    const hidden = ['degerfors', 'hallefors', 'nora', 'orebro', 'kumla'];
    for (const slug of hidden)
      await rounds.sign(slug, roundId, (code) => ({ level: code.startsWith('KOM') ? 0 : 3 }), at, aggregate);
    await rounds.sign('region-orebro-lan', roundId, level(5), at);
    await closeRound(rounds.made.db, roundId, { now: new Date('2028-12-01T06:00:00.000Z'), actor: rounds.actor });
  });

  test('all are counted, with fewer figures: quartiles need eight hidden', async () => {
    expect((await rounds.statistics(roundId, 'county')).get('TRY')).toMatchObject({
      ...{ is_released: 1, reason: null, n: 8, n_named: 3, sum_u6: 24_000_000, q2_u6x4: 12_000_000 },
      ...{ q1_u6x4: null, q3_u6x4: null, min_u6: null, max_u6: null },
    });
  });

  test('where the hidden ones would be exposed, only the named are shown, and it says so', async () => {
    expect((await rounds.statistics(roundId, 'county')).get('KOM')).toMatchObject({
      ...{ is_released: 1, reason: 'not_shared', n: 3, n_named: 3, sum_u6: 9_000_000 },
      ...{ min_u6: 1_000_000, max_u6: 4_000_000, q2_u6x4: 16_000_000, q1_u6x4: null, q3_u6x4: null },
    });
  });

  test('to the public only the one who chose so is named', async () => {
    const row = (await rounds.statistics(roundId, 'public')).get('INDEX');
    expect(row).toMatchObject({ is_released: 1, n: 8, n_named: 1, min_u6: null, max_u6: null });
  });

  test('organisations of other kinds are not in the municipalities’ statistic', async () => {
    const highest = [...(await rounds.statistics(roundId, 'county')).values()].map((row) => row.max_u6 ?? 0);
    expect(Math.max(...highest)).toBe(4_000_000);
  });
});
