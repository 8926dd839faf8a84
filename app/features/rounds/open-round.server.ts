import type { Kysely, Transaction } from 'kysely';
import type { ActingUnattended } from '#app/access/acting';
import { findRound, updateRoundStatus } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { logRound } from './on-round.server';
import { planClosing } from './round-jobs.server';

/** Opens a planned round, and plans its closing: from now on its questionnaire version and parameters are locked. */
export function openRound(
  db: Kysely<Database>,
  roundId: Id,
  acting: ActingUnattended,
): Promise<{ isOpen: true } | { problem: 'not_found' | 'not_a_draft' }> {
  return inTransaction(db, async (trx) => {
    const round = await findRound(trx, roundId);
    if (!round) return { problem: 'not_found' };
    return (await openIn(trx, round, acting)) ? { isOpen: true } : { problem: 'not_a_draft' };
  });
}

/** The opening itself, inside the caller's transaction; false when the round was no longer a draft. */
export async function openIn(
  trx: Transaction<Database>,
  round: { id: Id; closes_at: string },
  acting: ActingUnattended,
): Promise<boolean> {
  if (!(await updateRoundStatus(trx, round.id, { from: 'draft', to: 'open' }))) return false;
  await planClosing(trx, { roundId: round.id, closesAt: round.closes_at, now: acting.now.toISOString() });
  await logRound(trx, acting, 'round_opened', round.id);
  return true;
}
