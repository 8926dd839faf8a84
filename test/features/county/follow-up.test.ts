import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declineParticipation } from '#app/features/county/decline-participation.server';
import { daysUntil, isLate, openRoundOf } from '#app/features/county/participation';
import { readFollowUp, type Sorting } from '#app/features/county/read-follow-up.server';
import { readYear } from '#app/features/county/read-year.server';
import { closeRound } from '#app/features/rounds/close-round.server';
import { reopen } from '#app/features/signing-off/send-back.server';
import { newId } from '#db/ids';
import { findRound } from '#db/queries/rounds';
import type { Id } from '#db/schema';
import {
  answerAll,
  type County,
  change,
  createCounty,
  handOverAndSign,
  joinColleague,
  NOW,
  saveOne,
  startAnswering,
  type Workplace,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

let made: TestDatabase;
let county: County;
let programmeIds: Id[];
let leader: Id;
let kumla: Workplace;

beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
  programmeIds = [(await findRound(made.db, county.roundId))!.programme_id];
  leader = await county.person('orebro-lan', 'county');
  kumla = await startAnswering(made.db, county, 'kumla');
  await answerAll(made.db, kumla);
  await handOverAndSign(made.db, kumla);
  const nora = await startAnswering(made.db, county, 'nora');
  const colleague = await joinColleague(made.db, nora, 'nora', 'kollega');
  await saveOne(made.db, nora, [
    change('INF1.1', { level: 5 }),
    change('KOM1.1', { kind: 'DK', level: null }),
    change('KOM1.2', { kind: null, level: null, comment: 'Bara en kommentar.' }),
  ]);
  await saveOne(made.db, colleague, [change('INF1.1', { level: 0 }), change('INF1.2', { kind: 'NA', level: null })]);
});
afterAll(() => made.drop());

const read = (sorting: Sorting = 'namn', now = NOW, slug: string | null = null) =>
  readFollowUp(made.db, programmeIds, { slug, sorting, language: 'sv', now });

describe('following a round', () => {
  test('counts who is how far, and each question once whoever answers it and whatever the answer is', async () => {
    const view = (await read())!;
    expect(view.counts).toMatchObject({ invited: 15, notStarted: 13, inProgress: 1, handedOver: 0, signed: 1 });
    const nora = view.rows.find((row) => row.name === 'Nora')!;
    expect(nora).toMatchObject({ status: 'in_progress', people: 2, answered: 3, total: 60 });
    expect(nora.areas.slice(0, 2)).toEqual([
      { code: 'INF', answered: 2, total: 6 },
      { code: 'KOM', answered: 1, total: 9 },
    ]);
    expect(view.rows.find((row) => row.name === 'Kumla')).toMatchObject({ answered: 60, total: 60, people: 1 });
  });

  test('is the same whatever has been answered', async () => {
    const before = JSON.stringify(await read());
    const { rows } = (await read())!;
    const answers = made.db.updateTable('answers').where('kind', '=', 'level');
    await answers.set({ level: 2, comment: 'Ändrad', evidence: 'Också' }).execute();
    expect(JSON.stringify(await read())).toBe(before);
    expect(JSON.stringify(rows)).not.toMatch(/kommentar|level|comment/);
  });

  test('is sorted by name in Swedish order, by state, or by the share of answers', async () => {
    const names = async (sorting: Sorting) => (await read(sorting))!.rows.map((row) => row.name);
    const byName = await names('namn');
    expect(byName.slice(-2)).toEqual(['Örebro', 'Örebro universitet']);
    expect(byName.indexOf('Länsstyrelsen i Örebro län')).toBeGreaterThan(byName.indexOf('Ljusnarsberg'));
    expect((await names('lage')).slice(-2)).toEqual(['Nora', 'Kumla']);
    expect((await names('svar')).slice(-2)).toEqual(['Nora', 'Kumla']);
  });

  test('is for the own programme, and for rounds that have opened', async () => {
    expect(
      await readFollowUp(made.db, [newId()], { slug: null, sorting: 'namn', language: 'sv', now: NOW }),
    ).toBeNull();
    expect(await read('namn', NOW, '1999')).toBeUndefined();
    expect((await read('namn', NOW, '2026'))?.slug).toBe('2026');
  });

  test('the year at a glance says the same', async () => {
    const year = await readYear(made.db, programmeIds, NOW);
    expect(year.current).toMatchObject({ slug: '2026', daysLeft: 31, counts: { signed: 1, inProgress: 1 } });
    expect([year.closed, year.planned]).toEqual([null, []]);
    expect(await readYear(made.db, [newId()], NOW)).toEqual({ current: null, planned: [], closed: null });
  });
});

describe('an organisation that takes no part', () => {
  const decline = async (name: string, note: string | null, part: object = {}) => {
    const organisationId = (await read())!.rows.find((row) => row.name === name)!.organisationId;
    const input = { roundId: county.roundId, programmeIds, organisationId, note, ...part };
    return declineParticipation(made.db, input, { now: NOW, actor: { personId: leader } });
  };

  test('is not waited for, until it takes part after all; each is logged once', async () => {
    for (let time = 0; time < 2; time++) expect(await decline('Laxå', 'Hinner inte.')).toEqual({ isDone: true });
    const view = (await read('lage'))!;
    expect(view.counts).toMatchObject({ invited: 14, declined: 1, notStarted: 12 });
    expect(view.rows.at(-1)).toMatchObject({ name: 'Laxå', hasDeclined: true, note: 'Hinner inte.' });
    await decline('Laxå', 'Slår ihop med grannen.');
    expect((await read('lage'))!.rows.at(-1)).toMatchObject({ hasDeclined: true, note: 'Slår ihop med grannen.' });
    for (let time = 0; time < 2; time++) expect(await decline('Laxå', null)).toEqual({ isDone: true });
    expect((await read())!.counts).toMatchObject({ invited: 15, declined: 0 });
    const events = await made.db
      .selectFrom('audit_events')
      .select('action')
      .where('action', 'like', 'participation%')
      .execute();
    expect(events).toHaveLength(3);
  });

  test('is not one that has signed, nor one of another programme', async () => {
    expect(await decline('Kumla', 'Nej')).toEqual({ problem: 'has_signed' });
    expect(await decline('Nora', 'Nej', { programmeIds: [newId()] })).toEqual({ problem: 'not_found' });
    expect(await decline('Nora', 'Nej', { organisationId: newId() })).toEqual({ problem: 'not_found' });
  });
});

test('of two open rounds the one that closes first is followed', () => {
  const round = (slug: string, status: string, closes_at: string) => ({ slug, status, closes_at });
  const next = round('2027', 'open', '2027-12-22T22:59:00.000Z');
  const current = round('2026', 'open', '2026-12-22T22:59:00.000Z');
  const past = round('2025', 'closed', '2025-12-22T22:59:00.000Z');
  expect([openRoundOf([next, current, past])?.slug, openRoundOf([past])]).toEqual(['2026', undefined]);
});

describe('late', () => {
  const opensAt = new Date('2026-10-22T08:00:00.000Z');
  const closesAt = new Date('2026-12-21T23:00:00.000Z');
  test.each([
    ['not_started', '2026-11-20T08:00:00.000Z', false],
    ['not_started', '2026-11-22T08:00:00.000Z', true],
    ['in_progress', '2026-11-22T08:00:00.000Z', false],
    ['in_progress', '2026-12-14T22:59:59.000Z', false],
    ['in_progress', '2026-12-14T23:00:00.000Z', true],
    ['handed_over', '2026-12-20T08:00:00.000Z', false],
    ['signed', '2026-12-20T08:00:00.000Z', false],
    ['in_progress', '2026-12-21T23:00:00.000Z', false],
  ] as const)('%s at %s: %s', (status, now, late) => {
    const times = { opensAt, closesAt, now: new Date(now) };
    expect(isLate({ status, hasDeclined: false }, times)).toBe(late);
    expect(isLate({ status, hasDeclined: true }, times)).toBe(false);
  });

  test.each([
    ['2026-11-21T09:00:00.000Z', '2026-12-21T22:59:00.000Z', 30],
    ['2026-12-21T08:00:00.000Z', '2026-12-21T22:59:00.000Z', 0],
    ['2026-12-20T23:30:00.000Z', '2026-12-21T22:59:00.000Z', 0],
    ['2026-12-20T22:30:00.000Z', '2026-12-21T22:59:00.000Z', 1],
    ['2027-03-27T12:00:00.000Z', '2027-03-28T21:59:00.000Z', 1],
    ['2027-01-01T08:00:00.000Z', '2026-12-21T22:59:00.000Z', 0],
  ])('days from %s to %s in Sweden: %i', (now, instant, days) => {
    expect(daysUntil(new Date(instant), new Date(now))).toBe(days);
  });
});

describe('a round that has closed', () => {
  test('tells who counts in it, whatever has happened since', async () => {
    expect((await read())!.counts.counted).toBe(0);
    const now = new Date('2026-12-22T08:00:00.000Z');
    expect(await closeRound(made.db, county.roundId, { now, actor: { personId: leader } })).toEqual({ counted: 1 });
    const { assessmentId, organisationIds, approverId } = kumla;
    const reopening = { assessmentId, organisationIds, reason: 'Fel i INF1.1' };
    expect(await reopen(made.db, reopening, { now, actor: { personId: approverId } })).toEqual({ isReturned: true });
    const late = await startAnswering(made.db, county, 'lindesberg', county.roundId);
    await answerAll(made.db, late);
    await handOverAndSign(made.db, late, { now });
    const view = (await read('namn', now))!;
    expect(view.counts).toMatchObject({ signed: 1, counted: 1 });
    const rows = view.rows.filter(({ isCounted, status }) => isCounted || status === 'signed');
    expect(rows.map(({ name, status, isCounted }) => [name, status, isCounted])).toEqual([
      ['Kumla', 'in_progress', true],
      ['Lindesberg', 'signed', false],
    ]);
    expect((await readYear(made.db, programmeIds, now)).closed?.counts.counted).toBe(1);
  });
});
