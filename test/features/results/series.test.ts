import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SeriesView } from '#app/features/results/describe-series';
import type { ResultView } from '#app/features/results/view';
import { reopen } from '#app/features/signing-off/send-back.server';
import { change, handOverAndSign, saveOne } from '#test/support/county';
import { at, everything, Rounds } from './rounds';

const seriesOf = (view: ResultView, code: string): SeriesView => view.series.find((one) => one.code === code)!;
const column = <K extends keyof SeriesView['years'][number]>({ years }: SeriesView, key: K) =>
  years.map((year) => year[key]);
const dontKnow = { kind: 'DK' as const, level: null };

let rounds: Rounds;
beforeAll(async () => {
  rounds = await Rounds.create();
});
afterAll(() => rounds.made.drop());

describe('the years of an organisation', () => {
  test('are those of the index and the areas, not of the directions', async () => {
    await rounds.sign('nora', 2024, everything(2));
    await rounds.sign('nora', 2025, everything(3));
    await rounds.sign('nora', 2026, (code) => ({ level: code.startsWith('TRY') ? 4 : 3 }));
    const view = await rounds.result('nora', 2026);
    expect(view.series.map(({ code }) => code)).toEqual(['INDEX', 'INF', 'KOM', 'TRY', 'INN', 'LED']);
    const index = seriesOf(view, 'INDEX');
    expect(column(index, 'label')).toEqual(['2024', '2025', '2026']);
    expect(column(index, 'official')).toEqual([2, 3, 3.2]);
    expect(column(index, 'linked').map((value) => value?.toFixed(6))).toEqual(['2.000000', '3.000000', '3.200000']);
    expect(index.years[2]!.link).toMatchObject({ to: '2025', isComparable: true, label: 'clear_increase' });
  });

  test('end with the round of the page', async () => {
    const index = seriesOf(await rounds.result('nora', 2025), 'INDEX');
    expect(column(index, 'label')).toEqual(['2024', '2025']);
    expect(index.anchor).toBe('2025');
  });

  test('begin with the first one signed: one year alone has nothing to be linked with', async () => {
    await rounds.sign('hallefors', 2025, everything(1));
    const index = seriesOf(await rounds.result('hallefors', 2025), 'INDEX');
    expect(index.years).toEqual([expect.objectContaining({ label: '2025', official: 1, linked: 1, link: null })]);
  });

  test('have a gap for a year without a result', async () => {
    await rounds.sign('kumla', 2024, everything(2));
    await rounds.sign('kumla', 2026, everything(3));
    const index = seriesOf(await rounds.result('kumla', 2026), 'INDEX');
    expect(column(index, 'status')).toEqual(['ok', 'missing', 'ok']);
    expect(column(index, 'official')).toEqual([2, null, 3]);
    expect(column(index, 'linked')).toEqual([2, null, 3]);
    expect(index.years[2]!.link).toMatchObject({ to: '2024', isFar: true, change: 1 });
  });

  test('are anchored before the latest when that is withheld', async () => {
    await rounds.sign('laxa', 2024, everything(2));
    await rounds.sign('laxa', 2025, (code) => (code.startsWith('INN') ? dontKnow : { level: 3 }));
    const view = await rounds.result('laxa', 2025);
    for (const code of ['INDEX', 'INN']) {
      expect(column(seriesOf(view, code), 'official')).toEqual([2, null]);
      expect(column(seriesOf(view, code), 'linked')).toEqual([2, null]);
      expect(seriesOf(view, code).anchor).toBe('2024');
    }
    expect(column(seriesOf(view, 'KOM'), 'linked')).toEqual([2, 3]);
  });

  test('break where too few questions have a level both times', async () => {
    const unknown = ['INF1.1', 'INF2.1'];
    await rounds.sign('askersund', 2024, (code) => (unknown.includes(code) ? dontKnow : { level: 2 }));
    await rounds.sign('askersund', 2025, everything(3));
    const view = await rounds.result('askersund', 2025);
    const infrastructure = seriesOf(view, 'INF');
    expect(column(infrastructure, 'official')).toEqual([2, 3]);
    expect(column(infrastructure, 'linked')).toEqual([null, 3]);
    expect(infrastructure.years[1]!.link).toMatchObject({ isComparable: false, change: null });
    expect(column(seriesOf(view, 'LED'), 'linked')).toEqual([2, 3]);
  });

  test('leave a year beside the line that was signed after the next', async () => {
    await rounds.sign('degerfors', 2024, everything(2));
    await rounds.sign('degerfors', 2026, everything(3));
    await rounds.sign('degerfors', 2025, everything(4), { day: '2026-12-01' });
    const index = seriesOf(await rounds.result('degerfors', 2026), 'INDEX');
    expect(column(index, 'official')).toEqual([2, 4, 3]);
    expect(column(index, 'linked')).toEqual([2, null, 3]);
    expect(column(index, 'isBesideLine')).toEqual([false, true, false]);
  });

  test('rest on what was compared when it was signed, also when the earlier year is signed again', async () => {
    const place = await rounds.sign('lekeberg', 2024, everything(2));
    await rounds.sign('lekeberg', 2025, everything(3));
    const approver = { personId: place.approverId };
    await reopen(rounds.made.db, { ...place, reason: 'Fel underlag' }, { now: at('2026-01-10'), actor: approver });
    await saveOne(rounds.made.db, place, [change('INF1.1', { baseRevision: 1, level: 5, evidence: 'Beslut' })]);
    await handOverAndSign(rounds.made.db, place, { now: at('2026-01-20'), revision: 2 });
    const result = await rounds.result('lekeberg', 2025);
    expect(result.nodes.find((node) => node.code === 'INDEX')?.earlier).toBe(2);
    const index = seriesOf(result, 'INDEX');
    expect(index.years[0]).toMatchObject({ linked: 2, comparedRevision: 1 });
    expect(index.years[0]!.official).toBeGreaterThan(2);
    const earlier = seriesOf(await rounds.result('lekeberg', 2024, { revision: 1 }), 'INDEX');
    expect(column(earlier, 'official')).toEqual([2]);
  });
});

describe('where to begin', () => {
  test('follows the signed answers', async () => {
    await rounds.sign('hallsberg', 2026, (code) => {
      if (code === 'TRY1.1') return { level: 1 };
      if (code === 'LED1.1') return dontKnow;
      return { level: 3 };
    });
    const { first, more, investigate } = (await rounds.result('hallsberg', 2026)).priorities;
    expect(first[0]).toMatchObject({ code: 'TRY1.1', isBelowRequired: true, target: 3, gap: 2 });
    expect(first).toHaveLength(10);
    expect(more).toBe(49);
    expect(investigate.map(({ code }) => code)).toEqual(['LED1.1']);
  });
});
