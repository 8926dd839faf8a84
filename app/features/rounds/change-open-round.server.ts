import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { listProgrammeUnits } from '#db/queries/organisations';
import { listRoundParticipants } from '#db/queries/round-participants';
import { updateOpenRound } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { DONE, type Done, logRound, type OnRound, onRound, type StoredRound } from './on-round.server';
import { inviteUnits, registerAutomaticGroups } from './participants.server';

export type OpenRoundProblem =
  | 'not_found'
  | 'not_open'
  | 'closing_now'
  | 'no_organisation'
  | 'unknown_organisation'
  | 'message_changed_meanwhile';
type OpenRoundResult = Done<OpenRoundProblem>;

/** Lets `change` work on an open round of the programmes. Not once its time has come: then it is being closed. */
function changeOpen(
  db: Kysely<Database>,
  input: OnRound,
  now: Date,
  change: (trx: Transaction<Database>, round: StoredRound) => Promise<OpenRoundResult>,
): Promise<OpenRoundResult> {
  return onRound(db, input, async (trx, round) => {
    if (round.status !== 'open') return { problem: 'not_open' };
    return round.closes_at <= now.toISOString() ? { problem: 'closing_now' } : change(trx, round);
  });
}

/**
 * Invites more organisations while the round is open: each gets its assessment and comes into the groups of every round.
 * Nobody is taken out: whoever takes no part is noted as such. Those who are invited already stay as they are.
 */
export function inviteMore(
  db: Kysely<Database>,
  input: OnRound & { organisationIds: readonly Id[] },
  acting: Acting,
): Promise<OpenRoundResult> {
  return changeOpen(db, input, acting.now, async (trx, round) => {
    const wanted = new Set(input.organisationIds);
    if (wanted.size === 0) return { problem: 'no_organisation' };
    const units = (await listProgrammeUnits(trx, round.programme_id)).filter((unit) => wanted.has(unit.organisationId));
    if (units.length < wanted.size) return { problem: 'unknown_organisation' };
    const invited = new Set((await listRoundParticipants(trx, round.id)).map((one) => one.unitId));
    const added = units.filter((unit) => !invited.has(unit.unitId));
    if (added.length === 0) return DONE;
    await inviteUnits(trx, round.id, added, acting.now.toISOString());
    await registerAutomaticGroups(trx, round.id, added);
    await logRound(trx, acting, 'round_more_invited', round.id, { after: { invited: added.map((unit) => unit.name) } });
    return DONE;
  });
}

/**
 * Changes what participants read about the round on their overview. With `seen`, the message that the form was filled
 * with, what somebody else has written since then is not saved over.
 */
export function changeMessage(
  db: Kysely<Database>,
  input: OnRound & { message: string; seen?: string },
  acting: Acting,
): Promise<OpenRoundResult> {
  return changeOpen(db, input, acting.now, async (trx, round) => {
    if (round.message === input.message) return DONE;
    if (input.seen !== undefined && round.message !== input.seen) return { problem: 'message_changed_meanwhile' };
    if (!(await updateOpenRound(trx, round.id, { message: input.message }))) return { problem: 'not_open' };
    const [before, after] = [{ message: round.message }, { message: input.message }];
    await logRound(trx, acting, 'round_message_changed', round.id, { before, after });
    return DONE;
  });
}
