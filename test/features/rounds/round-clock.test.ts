import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roundWork } from '#app/features/rounds/run-round-jobs.server';
import { extendRound, openRoundNow, scheduleOpening, unscheduleOpening } from '#app/features/rounds/step-round.server';
import { runDueJobs } from '#app/jobs/run-jobs.server';
import { findRoundClosing } from '#db/queries/closings';
import { updateJobClaimed } from '#db/queries/jobs';
import { findRound } from '#db/queries/rounds';
import type { Id } from '#db/schema';
import { PlannedRounds } from './planned-rounds';

const PLANNED = '2027-06-01T08:00:00.000Z';
const OPENS = '2027-10-01T06:00:00.000Z';
const CLOSES = '2027-11-30T22:59:00.000Z';

let rounds: PlannedRounds;
const errors: string[] = [];
const log = { info: () => {}, error: (_what: unknown, message?: string) => void errors.push(message ?? '') };

beforeAll(async () => {
  rounds = await PlannedRounds.create();
  // The county's first round is none of this file's business.
  await rounds.made.db.deleteFrom('jobs').execute();
});
afterAll(() => rounds.made.drop());

const run = (at: string, work = roundWork) => runDueJobs({ db: rounds.made.db, log, work }, () => new Date(at));
const status = async (id: Id) => (await findRound(rounds.made.db, id))?.status;

async function planOpen(): Promise<Id> {
  const id = await rounds.plan();
  await openRoundNow(rounds.made.db, rounds.on(id), rounds.acting(OPENS));
  return id;
}

describe('the clock', () => {
  test('opens a round on time when it was told to, and closes it on time, and nobody is named for either', async () => {
    const id = await rounds.plan();
    await scheduleOpening(rounds.made.db, rounds.on(id), rounds.acting(PLANNED));
    expect(await run('2027-10-01T05:59:59.999Z')).toBe(0);
    expect(await status(id)).toBe('draft');
    expect(await run(OPENS)).toBe(1);
    expect(await findRound(rounds.made.db, id)).toMatchObject({ status: 'open', opens_at: OPENS });
    expect(await run('2027-11-30T22:58:59.999Z')).toBe(0);
    expect(await run(CLOSES)).toBe(1);
    expect(await status(id)).toBe('closed');
    expect(await rounds.events(id)).toEqual([
      ['round_created', rounds.leader],
      ['round_opening_scheduled', rounds.leader],
      ['round_opened', null],
      ['round_closed', null],
    ]);
    expect(await run(CLOSES)).toBe(0);
  });

  test('leaves a draft that nobody let go, and one whose opening was taken back', async () => {
    const [first, second] = [await rounds.plan(), await rounds.plan()];
    await scheduleOpening(rounds.made.db, rounds.on(second), rounds.acting(PLANNED));
    await unscheduleOpening(rounds.made.db, rounds.on(second), rounds.acting(PLANNED));
    expect(await run('2027-10-15T08:00:00.000Z')).toBe(0);
    expect([await status(first), await status(second)]).toEqual(['draft', 'draft']);
  });

  test('was stopped over the closing time: closes when it is back, with the planned cut-off', async () => {
    const id = await planOpen();
    expect(await run('2027-12-03T07:00:00.000Z')).toBe(1);
    expect(await findRoundClosing(rounds.made.db, id)).toMatchObject({
      cut_off_at: CLOSES,
      frozen_at: '2027-12-03T07:00:00.000Z',
    });
  });

  test('was stopped over the whole round: does not open it', async () => {
    const id = await rounds.plan();
    await scheduleOpening(rounds.made.db, rounds.on(id), rounds.acting(PLANNED));
    expect(await run('2027-12-03T07:00:00.000Z')).toBe(1);
    expect(await status(id)).toBe('draft');
  });

  test('waits as long as the round was given', async () => {
    const id = await planOpen();
    const closesAt = new Date('2027-12-15T22:59:00.000Z');
    await extendRound(rounds.made.db, { ...rounds.on(id), closesAt }, rounds.acting(OPENS));
    expect(await run(CLOSES)).toBe(0);
    expect(await status(id)).toBe('open');
    expect(await run('2027-12-15T22:59:00.000Z')).toBe(1);
    expect(await status(id)).toBe('closed');
  });

  test('runs in two processes at once: each job is done once', async () => {
    const ids = [await planOpen(), await planOpen(), await planOpen()];
    const done = await Promise.all([run(CLOSES), run(CLOSES)]);
    expect(done[0]! + done[1]!).toBe(3);
    for (const id of ids) {
      expect((await rounds.events(id)).filter(([action]) => action === 'round_closed')).toHaveLength(1);
    }
  });

  test('takes over from a process that died, when its time is out', async () => {
    const id = await planOpen();
    const job = await rounds.job('close_round', id);
    await updateJobClaimed(rounds.made.db, job!.id, CLOSES, '2027-11-30T23:04:00.000Z');
    expect(await run('2027-11-30T23:03:59.000Z')).toBe(0);
    expect(await run('2027-11-30T23:04:01.000Z')).toBe(1);
    expect(await status(id)).toBe('closed');
    expect(await rounds.job('close_round', id)).toMatchObject({ status: 'done', attempts: 2, lease_until: null });
  });

  test('tries again when closing fails, later each time, and says so in the log', async () => {
    const id = await planOpen();
    const broken = {
      ...roundWork,
      close_round: () => Promise.reject(new Error('the disk is full')),
    };
    errors.length = 0;
    expect(await run(CLOSES, broken)).toBe(0);
    expect(await rounds.job('close_round', id)).toMatchObject({
      status: 'waiting',
      due_at: '2027-11-30T22:59:15.000Z',
      last_error: 'the disk is full',
    });
    expect(await run('2027-11-30T22:59:14.000Z', broken)).toBe(0);
    expect(await run('2027-11-30T22:59:15.000Z', broken)).toBe(0);
    expect(await rounds.job('close_round', id)).toMatchObject({ due_at: '2027-11-30T22:59:45.000Z', attempts: 2 });
    expect(errors).toEqual(['job failed', 'job failed']);
    expect(await run('2027-11-30T22:59:45.000Z')).toBe(1);
    expect(await findRoundClosing(rounds.made.db, id)).toMatchObject({ cut_off_at: CLOSES });
  });
});
