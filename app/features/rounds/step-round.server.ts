import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import { deleteRoundGroups, listRoundGroups } from '#db/queries/round-groups';
import { deleteRoundParticipants, listRoundParticipants } from '#db/queries/round-participants';
import {
  deletePlannedRound,
  findRoundOfProgrammes,
  updateOpenRound,
  updateRoundPlan,
  updateRoundStatus,
} from '#db/queries/rounds';
import type { Database } from '#db/schema';
import { closeRound } from './close-round.server';
import { DONE, type Done, logRound, type OnRound, onRound } from './on-round.server';
import { openIn } from './open-round.server';
import { callOffOpening, opensByItself, planClosing, planOpening } from './round-jobs.server';

export type StepProblem =
  | 'not_found'
  | 'not_a_draft'
  | 'not_open'
  | 'not_closed'
  | 'closing_passed'
  | 'not_later'
  | 'closing_now'
  | 'opening_now'
  | 'still_changing';
type StepResult = Done<StepProblem>;

/** Opens a planned round now, before the planned day if need be. Done also when it was open already. */
export function openRoundNow(db: Kysely<Database>, input: OnRound, acting: Acting): Promise<StepResult> {
  return onRound(db, input, async (trx, round) => {
    const at = acting.now.toISOString();
    if (round.status === 'open') return DONE;
    if (round.status !== 'draft') return { problem: 'not_a_draft' };
    if (round.closes_at <= at) return { problem: 'closing_passed' };
    if (at < round.opens_at) await updateRoundPlan(trx, round.id, { opens_at: at });
    return (await openIn(trx, round, acting)) ? DONE : { problem: 'not_a_draft' };
  });
}

/** Lets a planned round open by itself when its time comes. */
export function scheduleOpening(db: Kysely<Database>, input: OnRound, acting: Acting): Promise<StepResult> {
  return onRound(db, input, async (trx, round) => {
    const now = acting.now.toISOString();
    if (round.status !== 'draft') return { problem: 'not_a_draft' };
    if (round.closes_at <= now) return { problem: 'closing_passed' };
    if (!(await planOpening(trx, { roundId: round.id, opensAt: round.opens_at, now })))
      return { problem: 'opening_now' };
    await logRound(trx, acting, 'round_opening_scheduled', round.id, { after: { opensAt: round.opens_at } });
    return DONE;
  });
}

/** Takes back that a planned round opens by itself. Done also when it was taken back already. */
export function unscheduleOpening(db: Kysely<Database>, input: OnRound, acting: Acting): Promise<StepResult> {
  return onRound(db, input, async (trx, round) => {
    if (round.status !== 'draft') return { problem: 'not_a_draft' };
    if (await callOffOpening(trx, round.id, acting.now.toISOString())) {
      await logRound(trx, acting, 'round_opening_unscheduled', round.id);
    }
    return DONE;
  });
}

/**
 * Lets an open round close later. Not once its time has come: then it is being closed, whoever is first. Sent twice it
 * is done once.
 */
export function extendRound(
  db: Kysely<Database>,
  input: OnRound & { closesAt: Date },
  acting: Acting,
): Promise<StepResult> {
  return onRound(db, input, async (trx, round) => {
    const [now, closesAt] = [acting.now.toISOString(), input.closesAt.toISOString()];
    if (round.status !== 'open') return { problem: 'not_open' };
    if (round.closes_at <= now) return { problem: 'closing_now' };
    if (closesAt === round.closes_at) return DONE;
    if (closesAt < round.closes_at) return { problem: 'not_later' };
    if (!(await planClosing(trx, { roundId: round.id, closesAt, now }))) return { problem: 'closing_now' };
    if (!(await updateOpenRound(trx, round.id, { closes_at: closesAt }))) return { problem: 'not_open' };
    await logRound(trx, acting, 'round_extended', round.id, {
      before: { closesAt: round.closes_at },
      after: { closesAt },
    });
    return DONE;
  });
}

/** Closes an open round now and freezes its statistics. Done also when somebody else, or the clock, was first. */
export async function closeRoundNow(db: Kysely<Database>, input: OnRound, acting: Acting): Promise<StepResult> {
  const round = await findRoundOfProgrammes(db, { id: input.roundId }, input.programmeIds);
  if (!round) return { problem: 'not_found' };
  if (round.status === 'draft') return { problem: 'not_open' };
  const result = await closeRound(db, round.id, acting);
  return 'problem' in result && result.problem !== 'not_open' ? { problem: result.problem } : DONE;
}

/** Takes away a round that is only planned: nobody has seen it. Not while the clock opens it. */
export function removePlannedRound(db: Kysely<Database>, input: OnRound, acting: Acting): Promise<StepResult> {
  return onRound(db, input, async (trx, { id, status, name, opens_at, closes_at }) => {
    if (status !== 'draft') return { problem: 'not_a_draft' };
    const isPlanned = await opensByItself(trx, id);
    if (isPlanned && !(await callOffOpening(trx, id, acting.now.toISOString()))) return { problem: 'opening_now' };
    const participants = await listRoundParticipants(trx, id);
    const groups = await listRoundGroups(trx, id);
    await deleteRoundGroups(
      trx,
      groups.map((group) => group.id),
    );
    await deleteRoundParticipants(
      trx,
      id,
      participants.map(({ unitId }) => unitId),
    );
    if (!(await deletePlannedRound(trx, id))) throw new Error(`round ${id} was opened while it was removed`);
    await logRound(trx, acting, 'round_removed', id, { before: { name, opensAt: opens_at, closesAt: closes_at } });
    return DONE;
  });
}

/** Ends a closed round for good: nothing in it is saved or signed any more. Done also when it was archived already. */
export function archiveRound(db: Kysely<Database>, input: OnRound, acting: Acting): Promise<StepResult> {
  return onRound(db, input, async (trx, round) => {
    if (round.status === 'archived') return DONE;
    if (!(await updateRoundStatus(trx, round.id, { from: 'closed', to: 'archived' }))) return { problem: 'not_closed' };
    await logRound(trx, acting, 'round_archived', round.id);
    return DONE;
  });
}
