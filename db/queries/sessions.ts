import type { Insertable, Kysely } from 'kysely';
import { prepared } from '../prepared';
import type { Database, Id, Instant } from '../schema';

export function insertSession(db: Kysely<Database>, row: Insertable<Database['sessions']>) {
  return db.insertInto('sessions').values(row).execute();
}

/** How many sessions one question asks for; with fewer tokens some are asked for twice. */
export const SESSIONS_AT_ONCE = 16;
const places = Array.from({ length: SESSIONS_AT_ONCE }, (_, index) => `token${index}` as const);

const listSessionRows = prepared((db, parameter: (name: `token${number}`) => string) =>
  db
    .selectFrom('sessions as session')
    .innerJoin('people as person', 'person.id', 'session.person_id')
    .leftJoin('memberships as membership', (join) =>
      join.onRef('membership.person_id', '=', 'person.id').on('membership.to_at', 'is', null),
    )
    .leftJoin('organisations as organisation', 'organisation.id', 'membership.organisation_id')
    .leftJoin('programmes as programme', 'programme.id', 'membership.programme_id')
    .select([
      'session.token_hash as tokenHash',
      'session.last_seen_at as lastSeenAt',
      'session.expires_at as expiresAt',
      'person.id as personId',
      'person.name as name',
      'person.title as title',
      'person.email as email',
      'person.language as language',
      'membership.role',
      'membership.organisation_id as organisationId',
      'membership.programme_id as programmeId',
      'organisation.slug as organisationSlug',
      'organisation.name as organisationName',
      'programme.slug as programmeSlug',
      'programme.name_sv as programmeName',
    ])
    .where('session.token_hash', 'in', places.map(parameter))
    .where('session.revoked_at', 'is', null)
    .where('person.disabled_at', 'is', null)
    .orderBy('membership.from_at')
    .orderBy('membership.id'),
);

/**
 * Sessions that are not revoked, of people who are not disabled: a row for each open membership of the person (one row
 * with nulls when there is none), nothing for a token without such a session. Whether it has run out, the caller judges.
 * At most `SESSIONS_AT_ONCE` tokens.
 */
export function listUnrevokedSessionRows(db: Kysely<Database>, tokenHashes: readonly string[]) {
  const tokens = places.map((name, index) => [name, tokenHashes[index] ?? tokenHashes[0] ?? ''] as const);
  return listSessionRows(db, Object.fromEntries(tokens));
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
