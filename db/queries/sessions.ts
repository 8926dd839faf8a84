import type { Insertable, Kysely } from 'kysely';
import type { Database, Id, Instant } from '../schema';

export function insertSession(db: Kysely<Database>, row: Insertable<Database['sessions']>) {
  return db.insertInto('sessions').values(row).execute();
}

/** A session that is neither revoked nor past its end, of a person who is not disabled. */
export function findLiveSession(db: Kysely<Database>, tokenHash: string, now: Instant, idleSince: Instant) {
  return db
    .selectFrom('sessions as session')
    .innerJoin('people as person', 'person.id', 'session.person_id')
    .select([
      'session.token_hash as tokenHash',
      'session.last_seen_at as lastSeenAt',
      'person.id as personId',
      'person.name as name',
      'person.title as title',
      'person.email as email',
      'person.language as language',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.revoked_at', 'is', null)
    .where('session.expires_at', '>', now)
    .where('session.last_seen_at', '>', idleSince)
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst();
}

export function updateSessionSeen(db: Kysely<Database>, tokenHash: string, now: Instant) {
  return db.updateTable('sessions').set({ last_seen_at: now }).where('token_hash', '=', tokenHash).execute();
}

export function updateSessionRevoked(db: Kysely<Database>, tokenHash: string, now: Instant) {
  return db.updateTable('sessions').set({ revoked_at: now }).where('token_hash', '=', tokenHash).execute();
}

export function updateSessionsRevoked(db: Kysely<Database>, personId: Id, now: Instant) {
  return db
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute();
}

export function insertSignInCode(db: Kysely<Database>, row: Insertable<Database['sign_in_codes']>) {
  return db.insertInto('sign_in_codes').values(row).execute();
}

export function findSignInCode(db: Kysely<Database>, id: Id) {
  return db.selectFrom('sign_in_codes').selectAll().where('id', '=', id).executeTakeFirst();
}

export function updateSignInCodeAttempts(db: Kysely<Database>, id: Id, attempts: number) {
  return db.updateTable('sign_in_codes').set({ attempts }).where('id', '=', id).execute();
}

/** Uses the code up; answers false when somebody already had. */
export async function updateSignInCodeUsed(db: Kysely<Database>, id: Id, now: Instant): Promise<boolean> {
  const result = await db
    .updateTable('sign_in_codes')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** A newer code replaces the person's older ones. */
export function updateOlderCodesUsed(db: Kysely<Database>, personId: Id, now: Instant) {
  return db
    .updateTable('sign_in_codes')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute();
}
