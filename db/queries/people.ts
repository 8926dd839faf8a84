import type { Insertable, Kysely } from 'kysely';
import type { Database, Id, Instant, Role } from '../schema';

/** The key that makes an address one person's: lower-cased here, since SQL's lower() knows å, ä, ö only on one engine. */
export function toEmailKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

export function insertPerson(db: Kysely<Database>, row: Insertable<Database['people']>) {
  return db.insertInto('people').values(row).execute();
}

export function findPersonByEmail(db: Kysely<Database>, email: string) {
  return db.selectFrom('people').selectAll().where('email_key', '=', toEmailKey(email)).executeTakeFirst();
}

export function findPerson(db: Kysely<Database>, id: Id) {
  return db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
}

export function updatePersonLanguage(db: Kysely<Database>, id: Id, language: 'sv' | 'en') {
  return db.updateTable('people').set({ language }).where('id', '=', id).execute();
}

export function updatePersonDisabled(db: Kysely<Database>, id: Id, disabledAt: Instant | null) {
  return db.updateTable('people').set({ disabled_at: disabledAt }).where('id', '=', id).execute();
}

export function listPeople(db: Kysely<Database>) {
  return db
    .selectFrom('people as person')
    .leftJoin('memberships as membership', (join) =>
      join.onRef('membership.person_id', '=', 'person.id').on('membership.to_at', 'is', null),
    )
    .leftJoin('organisations as organisation', 'organisation.id', 'membership.organisation_id')
    .leftJoin('programmes as programme', 'programme.id', 'membership.programme_id')
    .select([
      'person.id',
      'person.email',
      'person.name',
      'person.title',
      'person.disabled_at',
      'membership.role',
      'organisation.slug as organisation',
      'organisation.name as organisationName',
      'organisation.kind as organisationKind',
      'programme.slug as programme',
      'programme.name_sv as programmeName',
    ])
    .orderBy('person.email_key')
    .orderBy('membership.role')
    .orderBy('membership.id')
    .execute();
}

export function insertMembership(db: Kysely<Database>, row: Insertable<Database['memberships']>) {
  return db.insertInto('memberships').values(row).execute();
}

export function listOpenMemberships(db: Kysely<Database>, personId: Id) {
  return db
    .selectFrom('memberships as membership')
    .leftJoin('organisations as organisation', 'organisation.id', 'membership.organisation_id')
    .leftJoin('programmes as programme', 'programme.id', 'membership.programme_id')
    .select([
      'membership.role',
      'membership.organisation_id as organisationId',
      'membership.programme_id as programmeId',
      'organisation.slug as organisationSlug',
      'organisation.name as organisationName',
      'programme.slug as programmeSlug',
      'programme.name_sv as programmeName',
    ])
    .where('membership.person_id', '=', personId)
    .where('membership.to_at', 'is', null)
    .orderBy('membership.from_at')
    .orderBy('membership.id')
    .execute();
}

export interface MembershipKey {
  personId: Id;
  role: Role;
  organisationId: Id | null;
  programmeId: Id | null;
}

function openMembership(db: Kysely<Database>, key: MembershipKey) {
  return db
    .selectFrom('memberships')
    .select('id')
    .where('person_id', '=', key.personId)
    .where('role', '=', key.role)
    .where('to_at', 'is', null)
    .where('organisation_id', key.organisationId === null ? 'is' : '=', key.organisationId)
    .where('programme_id', key.programmeId === null ? 'is' : '=', key.programmeId);
}

export async function existsOpenMembership(db: Kysely<Database>, key: MembershipKey): Promise<boolean> {
  return (await openMembership(db, key).executeTakeFirst()) !== undefined;
}

/** Ends a membership; answers how many rows ended (0 or 1). */
export async function updateMembershipEnd(db: Kysely<Database>, key: MembershipKey, toAt: Instant): Promise<number> {
  const result = await db
    .updateTable('memberships')
    .set({ to_at: toAt })
    .where('id', 'in', openMembership(db, key))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
