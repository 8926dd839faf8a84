import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRESELECTED_SHARING, type Sharing } from '#app/domain/benchmark/sharing';
import type { ResultView } from '#app/features/results/view';
import { reopen } from '#app/features/signing-off/send-back.server';
import { handOverAndSign } from '#test/support/county';
import { at, everything, Rounds } from './rounds';

const nodeOf = (view: ResultView, code: string) => view.nodes.find((node) => node.code === code)!;

let rounds: Rounds;
const fresh = async () => {
  rounds = await Rounds.create();
};
const drop = () => rounds.made.drop();

describe('the county’s figures', () => {
  const municipalities = [
    'askersund',
    'degerfors',
    'hallefors',
    'hallsberg',
    'karlskoga',
    'laxa',
    'lekeberg',
    'lindesberg',
  ];
  const hidden: Sharing = {
    index: 'aggregate',
    areas: 'aggregate',
    directions: 'aggregate',
    indicators: 'private',
    plan: 'private',
  };

  beforeAll(async () => {
    await fresh();
    for (const [index, slug] of municipalities.entries()) {
      await rounds.sign(slug, 2025, everything(index % 2 === 0 ? 2 : 3), {
        // Three hide their values for all areas, fewer than can be shown without names.
        sharing: index < 3 ? hidden : PRESELECTED_SHARING,
      });
    }
    await rounds.sign('kumla', 2025, everything(4), { day: '2025-12-28' });
    await rounds.close(2025, '2025-12-30');
    await rounds.sign('lekeberg', 2026, everything(3));
    await rounds.sign('nora', 2026, everything(3));
  });
  afterAll(drop);

  test('are of those who show their value where the others can’t be hidden among themselves', async () => {
    const view = await rounds.result('lekeberg', 2025);
    expect(view.comparison).toMatchObject({
      isShown: true,
      label: '2025',
      isSameRound: true,
      total: 12,
      k: 5,
      ownPart: { kind: 'included' },
    });
    expect(nodeOf(view, 'INDEX').county).toEqual({
      isShown: true,
      n: 5,
      median: 3,
      quartiles: null,
      isOfNamedOnly: true,
      areQuartilesWithheld: false,
    });
  });

  test('are of all, with quartiles, where enough are hidden together', async () => {
    const view = await rounds.result('lekeberg', 2025);
    expect(nodeOf(view, 'LED1').county).toEqual({
      isShown: true,
      n: 8,
      median: 2.5,
      quartiles: { low: 2, high: 3 },
      isOfNamedOnly: false,
      areQuartilesWithheld: false,
    });
  });

  test('are last year’s while the round is open', async () => {
    const view = await rounds.result('lekeberg', 2026);
    expect(view.comparison).toMatchObject({
      isShown: true,
      label: '2025',
      isSameRound: false,
      closesAt: '2026-12-21T23:00:00.000Z',
      ownPart: { kind: 'included' },
    });
  });

  test('say that a late result is not among them', async () => {
    const view = await rounds.result('kumla', 2025);
    expect(view).toMatchObject({ counted: null, latestRevision: 1 });
    expect(view.comparison).toMatchObject({ isShown: true, ownPart: { kind: 'late' } });
    expect(nodeOf(view, 'INDEX')).toMatchObject({ score: 4, county: { isShown: true, n: 5 } });
  });

  test('say that an organisation took no part', async () => {
    expect((await rounds.result('nora', 2026)).comparison).toMatchObject({
      isShown: true,
      ownPart: { kind: 'absent' },
    });
  });
});

describe('hidden county figures', () => {
  afterAll(drop);

  test('give their reasons', async () => {
    await fresh();
    const hidden: Sharing = { ...PRESELECTED_SHARING, index: 'aggregate', areas: 'aggregate' };
    for (const slug of ['askersund', 'degerfors']) await rounds.sign(slug, 2024, everything(3), { sharing: hidden });
    await rounds.close(2024, '2024-12-30');
    const few = await rounds.result('degerfors', 2024);
    expect(nodeOf(few, 'INDEX').county).toEqual({ isShown: false, n: 2, reason: 'too_few' });
    for (const slug of ['askersund', 'degerfors', 'hallefors', 'hallsberg', 'kumla']) {
      await rounds.sign(slug, 2025, everything(0), { sharing: hidden });
    }
    await rounds.close(2025, '2025-12-30');
    const low = await rounds.result('degerfors', 2025);
    expect(nodeOf(low, 'INDEX').county).toEqual({ isShown: false, n: 5, reason: 'boundary' });
  });
});

describe('a re-opened result', () => {
  beforeAll(async () => {
    await fresh();
  });
  afterAll(drop);

  test('is shown as being reworked, then replaced, and does not change what the county has', async () => {
    const { made, county } = rounds;
    for (const slug of ['askersund', 'degerfors']) await rounds.sign(slug, 2025, everything(3));
    const place = await rounds.sign('kumla', 2025, everything(2));
    await rounds.close(2025, '2025-12-30');
    const approver = { personId: await county.person('kumla', 'approver') };
    await reopen(made.db, { ...place, reason: 'Fel underlag' }, { now: at('2026-01-10'), actor: approver });
    const counted = { revision: 1, signedAt: '2025-11-20T09:00:00.000Z' };
    expect(await rounds.result('kumla', 2025)).toMatchObject({
      revision: 1,
      isReworked: true,
      replacedBy: null,
      latestRevision: 1,
      counted,
    });
    await handOverAndSign(made.db, place, { now: at('2026-01-20'), revision: 2 });
    const latest = await rounds.result('kumla', 2025);
    expect(latest).toMatchObject({
      revision: 2,
      isReworked: false,
      askedRevision: null,
      replacedBy: null,
      latestRevision: 2,
      counted,
    });
    expect(latest.comparison).toMatchObject({
      ownPart: { kind: 'other_revision', revision: 1, signedAt: '2025-11-20T09:00:00.000Z' },
    });
    const older = await rounds.result('kumla', 2025, { revision: 1 });
    expect(older).toMatchObject({ revision: 1, askedRevision: 1, isReworked: false, replacedBy: { revision: 2 } });
    expect(older.comparison).toMatchObject({ ownPart: { kind: 'included' } });
    expect(older).toMatchObject({ latestRevision: 2, counted });
  });
});
