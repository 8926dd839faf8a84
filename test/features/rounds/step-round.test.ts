import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addGroup } from '#app/features/rounds/own-groups.server';
import {
  archiveRound,
  closeRoundNow,
  extendRound,
  openRoundNow,
  removePlannedRound,
  scheduleOpening,
  unscheduleOpening,
} from '#app/features/rounds/step-round.server';
import { newId } from '#db/ids';
import { findRoundClosing } from '#db/queries/closings';
import { updateJobClaimed } from '#db/queries/jobs';
import { findRound } from '#db/queries/rounds';
import { PlannedRounds } from './planned-rounds';

const DONE = { isDone: true };
const PLANNED = '2027-06-01T08:00:00.000Z';
const OPENED = '2027-09-20T08:00:00.000Z';

let rounds: PlannedRounds;
beforeAll(async () => {
  rounds = await PlannedRounds.create();
});
afterAll(() => rounds.made.drop());

test('opening now moves the opening to now, plans the closing and is done once', async () => {
  const { db } = rounds.made;
  const id = await rounds.plan();
  const results = await Promise.all([1, 2].map(() => openRoundNow(db, rounds.on(id), rounds.acting(OPENED))));
  expect(results).toEqual([DONE, DONE]);
  expect(await findRound(db, id)).toMatchObject({ status: 'open', opens_at: OPENED });
  expect(await rounds.job('close_round', id)).toMatchObject({ status: 'waiting', due_at: '2027-11-30T22:59:00.000Z' });
  expect(await rounds.events(id)).toEqual([
    ['round_created', rounds.leader],
    ['round_opened', rounds.leader],
  ]);
});

test('a planned round can be taken away with all that belongs to it, and only a planned one', async () => {
  const { db } = rounds.made;
  const id = await rounds.plan();
  const kept = await rounds.plan();
  const countRows = async () => {
    const counts: number[] = [];
    for (const table of ['round_participants', 'round_groups', 'assessments'] as const) {
      counts.push((await db.selectFrom(table).select('round_id').where('round_id', 'in', [id, kept]).execute()).length);
    }
    return counts;
  };
  const both = await countRows();
  expect(await scheduleOpening(db, rounds.on(id), rounds.acting(PLANNED))).toEqual(DONE);
  const elsewhere = { ...rounds.on(id), programmeIds: [newId()] };
  expect(await removePlannedRound(db, elsewhere, rounds.acting(PLANNED))).toEqual({ problem: 'not_found' });
  expect(await removePlannedRound(db, rounds.on(id), rounds.acting(PLANNED))).toEqual(DONE);
  expect(await findRound(db, id)).toBeUndefined();
  expect(await countRows()).toEqual(both.map((count) => count / 2));
  expect(await rounds.job('open_round', id)).toMatchObject({ cancel_requested_at: PLANNED });
  expect((await rounds.events(id)).at(-1)).toEqual(['round_removed', rounds.leader]);
  expect(await removePlannedRound(db, rounds.on(id), rounds.acting(PLANNED))).toEqual({ problem: 'not_found' });
  await openRoundNow(db, rounds.on(kept), rounds.acting(OPENED));
  expect(await removePlannedRound(db, rounds.on(kept), rounds.acting(OPENED))).toEqual({ problem: 'not_a_draft' });
});

test('nothing opens after its closing', async () => {
  const id = await rounds.plan();
  const late = rounds.acting('2027-11-30T22:59:00.000Z');
  expect(await openRoundNow(rounds.made.db, rounds.on(id), late)).toEqual({ problem: 'closing_passed' });
  expect(await scheduleOpening(rounds.made.db, rounds.on(id), late)).toEqual({ problem: 'closing_passed' });
});

test('that a round opens by itself can be chosen and taken back', async () => {
  const { db } = rounds.made;
  const id = await rounds.plan();
  expect(await scheduleOpening(db, rounds.on(id), rounds.acting(PLANNED))).toEqual(DONE);
  expect(await unscheduleOpening(db, rounds.on(id), rounds.acting(PLANNED))).toEqual(DONE);
  expect(await unscheduleOpening(db, rounds.on(id), rounds.acting(PLANNED))).toEqual(DONE);
  expect(await rounds.job('open_round', id)).toMatchObject({ status: 'waiting', cancel_requested_at: PLANNED });
  expect(await scheduleOpening(db, rounds.on(id), rounds.acting(PLANNED))).toEqual(DONE);
  expect(await rounds.job('open_round', id)).toMatchObject({ cancel_requested_at: null });
  expect((await rounds.events(id)).map(([action]) => action)).toEqual([
    'round_created',
    'round_opening_scheduled',
    'round_opening_unscheduled',
    'round_opening_scheduled',
  ]);
});

describe('letting a round stay open longer', () => {
  const LATER = new Date('2027-12-15T22:59:00.000Z');

  test('moves the closing and its job, once', async () => {
    const { db } = rounds.made;
    const id = await rounds.plan();
    await openRoundNow(db, rounds.on(id), rounds.acting(OPENED));
    const input = { ...rounds.on(id), closesAt: LATER };
    const both = await Promise.all([1, 2].map(() => extendRound(db, input, rounds.acting(OPENED))));
    expect(both).toEqual([DONE, DONE]);
    expect(await findRound(db, id)).toMatchObject({ closes_at: LATER.toISOString() });
    expect(await rounds.job('close_round', id)).toMatchObject({ due_at: LATER.toISOString() });
    expect((await rounds.events(id)).filter(([action]) => action === 'round_extended')).toHaveLength(1);
  });

  test('never to an earlier time, never once the time has come, never for a draft or another programme', async () => {
    const { db } = rounds.made;
    const id = await rounds.plan();
    const to = (closesAt: Date, at = OPENED) => extendRound(db, { ...rounds.on(id), closesAt }, rounds.acting(at));
    expect(await to(LATER)).toEqual({ problem: 'not_open' });
    await openRoundNow(db, rounds.on(id), rounds.acting(OPENED));
    expect(await to(new Date('2027-11-30T22:58:00.000Z'))).toEqual({ problem: 'not_later' });
    expect(await to(LATER, '2027-11-30T22:59:00.000Z')).toEqual({ problem: 'closing_now' });
    const foreign = { roundId: id, programmeIds: [newId()], closesAt: LATER };
    expect(await extendRound(db, foreign, rounds.acting(OPENED))).toEqual({ problem: 'not_found' });
  });

  test('not when the clock has begun to close it', async () => {
    const { db } = rounds.made;
    const id = await rounds.plan();
    await openRoundNow(db, rounds.on(id), rounds.acting(OPENED));
    const job = await rounds.job('close_round', id);
    await updateJobClaimed(db, job!.id, '2027-11-30T22:59:00.000Z', '2027-11-30T23:04:00.000Z');
    const input = { ...rounds.on(id), closesAt: LATER };
    expect(await extendRound(db, input, rounds.acting('2027-11-30T22:58:59.000Z'))).toEqual({ problem: 'closing_now' });
  });
});

test('two who close at once close once; then groups are locked, and archiving is done once', async () => {
  const { db } = rounds.made;
  const id = await rounds.plan();
  const at = rounds.acting('2027-11-01T08:00:00.000Z');
  expect(await closeRoundNow(db, rounds.on(id), at)).toEqual({ problem: 'not_open' });
  expect(await archiveRound(db, rounds.on(id), at)).toEqual({ problem: 'not_closed' });
  await openRoundNow(db, rounds.on(id), rounds.acting(OPENED));
  expect(await closeRoundNow(db, { roundId: id, programmeIds: [newId()] }, at)).toEqual({ problem: 'not_found' });
  expect(await Promise.all([1, 2].map(() => closeRoundNow(db, rounds.on(id), at)))).toEqual([DONE, DONE]);
  expect(await findRoundClosing(db, id)).toMatchObject({
    frozen_at: at.now.toISOString(),
    cut_off_at: at.now.toISOString(),
  });
  const group = { ...rounds.on(id), id: newId(), name: { sv: 'A', en: 'A' }, organisationIds: [] };
  expect(await addGroup(db, group, at)).toEqual({ problem: 'locked' });
  for (let time = 0; time < 2; time++) expect(await archiveRound(db, rounds.on(id), at)).toEqual(DONE);
  expect((await rounds.events(id)).map(([action]) => action).slice(2)).toEqual(['round_closed', 'round_archived']);
});
