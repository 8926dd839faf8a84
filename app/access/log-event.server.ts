import type { Kysely } from 'kysely';
import { type AuditEvent, insertAuditEvent } from '#db/queries/operations';
import type { Database } from '#db/schema';
import type { ActingUnattended } from './acting';

/** Writes in the audit log what was done to an object, when and by whom; never answers, codes or tokens. */
export function logEvent(
  db: Kysely<Database>,
  { now, actor }: ActingUnattended,
  event: Omit<AuditEvent, 'at' | 'personId' | 'requestId'>,
) {
  const { personId, requestId } = actor;
  return insertAuditEvent(db, { ...event, at: now.toISOString(), personId, requestId });
}
