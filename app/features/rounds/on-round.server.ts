import type { Kysely, Transaction } from 'kysely';
import type { ActingUnattended } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { findRoundOfProgrammes } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

/** A round, among those of the programmes that whoever acts may work on. */
export interface OnRound {
  roundId: Id;
  programmeIds: readonly Id[];
}

export type StoredRound = NonNullable<Awaited<ReturnType<typeof findRoundOfProgrammes>>>;

/** What a step without an answer of its own ends with. */
export type Done<Problem> = { isDone: true } | { problem: Problem };
export const DONE = { isDone: true } as const;

/** Lets `work` do something to a round of the programmes, in one transaction. */
export function onRound<Result>(
  db: Kysely<Database>,
  { roundId, programmeIds }: OnRound,
  work: (trx: Transaction<Database>, round: StoredRound) => Promise<Result>,
): Promise<Result | { problem: 'not_found' }> {
  return inTransaction(db, async (trx) => {
    const round = await findRoundOfProgrammes(trx, { id: roundId }, programmeIds);
    return round ? work(trx, round) : { problem: 'not_found' };
  });
}

/** Writes in the audit log what happened to a round; under no organisation unless one is given. */
export function logRound(
  trx: Transaction<Database>,
  acting: ActingUnattended,
  action: string,
  roundId: Id,
  { organisationId = null, ...what }: { organisationId?: Id | null; before?: object; after?: object } = {},
) {
  return logEvent(trx, acting, { ...what, organisationId, action, objectType: 'round', objectId: roundId });
}
