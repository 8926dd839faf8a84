import { setImmediate } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import type { CorrectionRefusal } from '#app/domain/benchmark/judge-correction';
import { countDecisions, findLaterClosedRound, insertFrozen, insertRoundClosing } from '#db/queries/closings';
import { findRoundOfProgrammes, raiseStatisticsRevision } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { logRound } from './on-round.server';
import type { CorrectionOrder, PreparedClosing } from './prepare-closing.server';
import { prepareOffLoop } from './prepare-off-loop.server';

export type CorrectionProblem =
  | 'not_found'
  | 'not_correctable'
  | 'later_round_closed'
  | 'still_changing'
  | CorrectionRefusal;

interface Correction {
  roundId: Id;
  programmeIds: readonly Id[];
  reason: string;
}

/**
 * Publishes the statistics of the last closed round again over the signatures that have been revised since, where the
 * method allows it (5.8). Those published before are kept. Organisations that signed too late stay outside, and the
 * sharing that counts is the one that the round was closed with.
 */
export async function correctRound(
  db: Kysely<Database>,
  { roundId, programmeIds, reason }: Correction,
  acting: Acting,
): Promise<{ changed: number } | { problem: CorrectionProblem }> {
  const round = await findRoundOfProgrammes(db, { id: roundId }, programmeIds);
  if (!round) return { problem: 'not_found' };
  if (round.status !== 'closed') return { problem: 'not_correctable' };
  const correctedAt = acting.now.toISOString();
  const order = { roundId, revision: round.statistics_revision + 1, correctedAt, reason };
  const decided = await countDecisions(db, roundId, correctedAt);
  const prepared = await prepareOffLoop(db, order);
  if (prepared.refusal) return { problem: prepared.refusal };
  const problem = await inTransaction(db, (trx) => publish(trx, order, decided, prepared, acting));
  return problem ? { problem } : { changed: prepared.changed.length };
}

async function publish(
  trx: Transaction<Database>,
  { roundId, revision, correctedAt, reason }: CorrectionOrder,
  decided: Awaited<ReturnType<typeof countDecisions>>,
  { tables, closing, changed }: PreparedClosing,
  acting: Acting,
): Promise<CorrectionProblem | null> {
  const now = await countDecisions(trx, roundId, correctedAt);
  if (now.signOffs !== decided.signOffs) return 'still_changing';
  // Next year's figures rest on these: they are the ones that people compare with.
  if (await findLaterClosedRound(trx, roundId)) return 'later_round_closed';
  if (!(await raiseStatisticsRevision(trx, roundId, revision))) return 'still_changing';
  for (const { table, rows } of tables) {
    await insertFrozen(trx, table, rows as never);
    // SQLite writes in this thread: between two pieces everybody else has a turn.
    await setImmediate();
  }
  await insertRoundClosing(trx, closing);
  await logRound(trx, acting, 'round_corrected', roundId, { after: { revision, changed: changed.length, reason } });
  return null;
}
