import type { Kysely, Transaction } from 'kysely';
import { insertAuditEvent } from '#db/queries/operations';
import { findRound, updateRoundStatus } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { planClosing } from './round-jobs.server';

/** A round may be opened by a person, or by the clock: then nobody is named. */
export interface Stepping {
  now: Date;
  actor: { personId: Id | null; requestId?: string | null };
}

/** Opens a planned round, and plans its closing: from now on its questionnaire version and parameters are locked. */
export function openRound(
  db: Kysely<Database>,
  roundId: Id,
  stepping: Stepping,
): Promise<{ isOpen: true } | { problem: 'not_found' | 'not_a_draft' }> {
  return inTransaction(db, async (trx) => {
    const round = await findRound(trx, roundId);
    if (!round) return { problem: 'not_found' };
    return (await openIn(trx, round, stepping)) ? { isOpen: true } : { problem: 'not_a_draft' };
  });
}

/** The opening itself, inside the caller's transaction; false when the round was no longer a draft. */
export async function openIn(
  trx: Transaction<Database>,
  round: { id: Id; closes_at: string },
  { now, actor }: Stepping,
): Promise<boolean> {
  const at = now.toISOString();
  if (!(await updateRoundStatus(trx, round.id, { from: 'draft', to: 'open' }))) return false;
  await planClosing(trx, { roundId: round.id, closesAt: round.closes_at, now: at });
  await insertAuditEvent(trx, {
    at,
    personId: actor.personId,
    organisationId: null,
    action: 'round_opened',
    objectType: 'round',
    objectId: round.id,
    requestId: actor.requestId,
  });
  return true;
}
