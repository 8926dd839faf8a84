import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Kysely, Transaction } from 'kysely';
import type { ActingUnattended } from '#app/access/acting';
import { countDecisions, insertFrozen, insertRoundClosing } from '#db/queries/closings';
import { findRound, updateRoundStatus } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { applyLaterChoices } from './apply-later-choices.server';
import { logRound } from './on-round.server';
import type { ClosingOrder, PreparedClosing } from './prepare-closing.server';
import { prepareOffLoop } from './prepare-off-loop.server';

export type CloseResult = { counted: number } | { problem: 'not_found' | 'not_open' | 'still_changing' };

const MAX_ATTEMPTS = 3;

/**
 * Closes a round and freezes its statistics (method 5, 6.5, 7, 10.1): over the latest sign-off of each member before the
 * cut-off, with the sharing then in force. Computed off the event loop from one reading, written in one transaction that
 * first makes sure that the reading still holds. A closed round is never computed again.
 */
export async function closeRound(db: Kysely<Database>, roundId: Id, acting: ActingUnattended): Promise<CloseResult> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const round = await findRound(db, roundId);
    if (!round) return { problem: 'not_found' };
    if (round.status !== 'open') return { problem: 'not_open' };
    const closedAt = acting.now.toISOString();
    const cutOffAt = closedAt < round.closes_at ? closedAt : round.closes_at;
    const order = { roundId, closedAt, cutOffAt };
    const decided = await countDecisions(db, roundId, cutOffAt);
    const prepared = await prepareOffLoop(db, order);
    const written = await inTransaction(db, (trx) => freeze(trx, order, decided, prepared, acting));
    if (written === 'not_open') return { problem: 'not_open' };
    if (written === 'frozen') return { counted: prepared.counted };
  }
  return { problem: 'still_changing' };
}

async function freeze(
  trx: Transaction<Database>,
  { roundId, cutOffAt, closedAt }: ClosingOrder,
  decided: Awaited<ReturnType<typeof countDecisions>>,
  { tables, closing, counted }: PreparedClosing,
  acting: ActingUnattended,
): Promise<'frozen' | 'not_open' | 'changed'> {
  if (!isDeepStrictEqual(await countDecisions(trx, roundId, cutOffAt), decided)) return 'changed';
  if (!(await updateRoundStatus(trx, roundId, { from: 'open', to: 'closed', closedAt }))) return 'not_open';
  for (const { table, rows } of tables) {
    await insertFrozen(trx, table, rows as never);
    // SQLite writes in this thread: between two pieces everybody else has a turn.
    await setImmediate();
  }
  await insertRoundClosing(trx, closing);
  await applyLaterChoices(trx, { roundId, since: cutOffAt }, acting.now);
  await logRound(trx, acting, 'round_closed', roundId, { after: { counted, cutOffAt } });
  return 'frozen';
}
