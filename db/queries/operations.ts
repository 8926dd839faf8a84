import type { Insertable, Kysely, Transaction } from 'kysely';
import { newId } from '../ids';
import type { Database, Id, Instant } from '../schema';

export interface AuditEvent {
  at: Instant;
  personId: Id | null;
  organisationId: Id | null;
  action: string;
  objectType: string;
  objectId: Id;
  before?: unknown;
  after?: unknown;
  requestId?: string | null;
}

/** Appends to the audit log; never answers, codes or tokens. */
export function insertAuditEvent(db: Kysely<Database>, event: AuditEvent) {
  return db.insertInto('audit_events').values(toAuditRow(event)).execute();
}

export function toAuditRow(event: AuditEvent): Insertable<Database['audit_events']> {
  return {
    id: newId(),
    at: event.at,
    person_id: event.personId,
    organisation_id: event.organisationId,
    action: event.action,
    object_type: event.objectType,
    object_id: event.objectId,
    before: event.before === undefined ? null : JSON.stringify(event.before),
    after: event.after === undefined ? null : JSON.stringify(event.after),
    request_id: event.requestId ?? null,
  };
}

/** What happened to an object, oldest first, with who did it. */
export function listAuditEvents(
  db: Kysely<Database>,
  objectType: string,
  objectId: Id,
  organisationIds: readonly Id[],
) {
  if (organisationIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('audit_events as event')
    .leftJoin('people as person', 'person.id', 'event.person_id')
    .select(['event.id', 'event.at', 'event.action', 'event.after', 'person.name as personName'])
    .where('event.object_type', '=', objectType)
    .where('event.object_id', '=', objectId)
    .where('event.organisation_id', 'in', organisationIds)
    .orderBy('event.at')
    .orderBy('event.id')
    .execute();
}

/** What happened to a round, newest first, with who did it; nobody where the clock or a command did. */
export function listRoundEvents(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('audit_events as event')
    .leftJoin('people as person', 'person.id', 'event.person_id')
    .select(['event.id', 'event.at', 'event.action', 'person.name as personName'])
    .where('event.object_type', '=', 'round')
    .where('event.object_id', '=', roundId)
    .orderBy('event.at', 'desc')
    .orderBy('event.id', 'desc')
    .execute();
}

export async function findInstallationValue(db: Kysely<Database>, key: string): Promise<string | null> {
  const row = await db.selectFrom('installation').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

export function upsertInstallationValue(db: Kysely<Database>, key: string, value: string) {
  return db
    .insertInto('installation')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** Counts one more use of `key` in the window that began at `windowStart`, and answers the count. */
export async function upsertRateLimit(trx: Transaction<Database>, key: string, windowStart: Instant): Promise<number> {
  const row = await trx.selectFrom('rate_limits').selectAll().where('key', '=', key).executeTakeFirst();
  const count = row && row.window_start === windowStart ? row.count + 1 : 1;
  await trx
    .insertInto('rate_limits')
    .values({ key, window_start: windowStart, count })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ window_start: windowStart, count }))
    .execute();
  return count;
}

export function insertMail(trx: Kysely<Database>, row: Insertable<Database['mail_outbox']>) {
  return trx.insertInto('mail_outbox').values(row).execute();
}

export function listWaitingMail(db: Kysely<Database>, now: Instant, limit: number) {
  return db
    .selectFrom('mail_outbox')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('next_try_at', '<=', now)
    .orderBy('next_try_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Takes a waiting mail for sending by moving its next try ahead; false when another process already has. */
export async function updateMailClaimed(
  db: Kysely<Database>,
  id: Id,
  attempts: number,
  nextTryAt: Instant,
): Promise<boolean> {
  const result = await db
    .updateTable('mail_outbox')
    .set({ attempts: attempts + 1, next_try_at: nextTryAt })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('sent_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export function updateMailOutcome(
  db: Kysely<Database>,
  id: Id,
  outcome: { sent_at?: Instant; failed_at?: Instant; last_error?: string | null },
) {
  return db.updateTable('mail_outbox').set(outcome).where('id', '=', id).execute();
}
