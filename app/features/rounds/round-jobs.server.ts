import type { Kysely } from 'kysely';
import { findWaitingJob, updateJobCancelled, upsertJob } from '#db/queries/jobs';
import type { Database, Id, Instant } from '#db/schema';

const openingKey = (roundId: Id) => `open_round:${roundId}`;

/** Plans the closing of an open round, or moves it; false when it is being closed this moment. */
export function planClosing(
  db: Kysely<Database>,
  { roundId, closesAt, now }: { roundId: Id; closesAt: Instant; now: Instant },
): Promise<boolean> {
  const uniqueKey = `close_round:${roundId}`;
  return upsertJob(db, { kind: 'close_round', uniqueKey, parameters: { roundId }, dueAt: closesAt, now });
}

/** Lets a planned round open by itself, or moves that; false when it is being opened this moment. */
export function planOpening(
  db: Kysely<Database>,
  { roundId, opensAt, now }: { roundId: Id; opensAt: Instant; now: Instant },
): Promise<boolean> {
  const uniqueKey = openingKey(roundId);
  return upsertJob(db, { kind: 'open_round', uniqueKey, parameters: { roundId }, dueAt: opensAt, now });
}

/** Whether the round opens by itself. */
export async function opensByItself(db: Kysely<Database>, roundId: Id): Promise<boolean> {
  return (await findWaitingJob(db, openingKey(roundId))) !== undefined;
}

/** Calls the opening off; false when none was planned. */
export function callOffOpening(db: Kysely<Database>, roundId: Id, now: Instant): Promise<boolean> {
  return updateJobCancelled(db, openingKey(roundId), now);
}
