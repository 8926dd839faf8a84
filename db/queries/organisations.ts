import type { Insertable, Kysely } from 'kysely';
import type { Database, Id } from '../schema';

export function insertOrganisation(db: Kysely<Database>, row: Insertable<Database['organisations']>) {
  return db.insertInto('organisations').values(row).execute();
}

export function insertUnit(db: Kysely<Database>, row: Insertable<Database['units']>) {
  return db.insertInto('units').values(row).execute();
}

export function insertProgramme(db: Kysely<Database>, row: Insertable<Database['programmes']>) {
  return db.insertInto('programmes').values(row).execute();
}

export function insertProgrammeMember(db: Kysely<Database>, row: Insertable<Database['programme_members']>) {
  return db.insertInto('programme_members').values(row).execute();
}

export function findOrganisationBySlug(db: Kysely<Database>, slug: string) {
  return db.selectFrom('organisations').selectAll().where('slug', '=', slug).executeTakeFirst();
}

export function listOrganisations(db: Kysely<Database>) {
  return db.selectFrom('organisations').selectAll().orderBy('name').orderBy('id').execute();
}

export function listAllProgrammes(db: Kysely<Database>) {
  return db.selectFrom('programmes').selectAll().orderBy('slug').execute();
}

export function findProgrammeBySlug(db: Kysely<Database>, slug: string) {
  return db.selectFrom('programmes').selectAll().where('slug', '=', slug).executeTakeFirst();
}

/** The programmes that these organisations are members of, and these programmes themselves, by slug. */
export function listProgrammesOf(
  db: Kysely<Database>,
  { organisationIds, programmeIds }: { organisationIds: readonly Id[]; programmeIds: readonly Id[] },
) {
  if (organisationIds.length + programmeIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('programmes')
    .selectAll()
    .where((on) =>
      on.or([
        ...(programmeIds.length > 0 ? [on('id', 'in', programmeIds)] : []),
        ...(organisationIds.length > 0
          ? [
              on('id', 'in', (query) =>
                query
                  .selectFrom('programme_members')
                  .select('programme_id')
                  .where('organisation_id', 'in', organisationIds),
              ),
            ]
          : []),
      ]),
    )
    .orderBy('slug')
    .execute();
}

/** The programmes with these ids, by name. */
export function listProgrammes(db: Kysely<Database>, ids: readonly Id[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return db.selectFrom('programmes').selectAll().where('id', 'in', ids).orderBy('name_sv').orderBy('id').execute();
}

/** The programmes that some of these organisations are members of. */
export async function listProgrammeIdsOf(db: Kysely<Database>, organisationIds: readonly Id[]): Promise<Id[]> {
  if (organisationIds.length === 0) return [];
  const rows = await db
    .selectFrom('programme_members')
    .select('programme_id')
    .distinct()
    .where('organisation_id', 'in', organisationIds)
    .orderBy('programme_id')
    .execute();
  return rows.map((row) => row.programme_id);
}

/** The programme's members with their root units, by name. */
export function listProgrammeUnits(db: Kysely<Database>, programmeId: Id) {
  return db
    .selectFrom('programme_members as member')
    .innerJoin('organisations as organisation', 'organisation.id', 'member.organisation_id')
    .innerJoin('units as unit', (join) =>
      join.onRef('unit.organisation_id', '=', 'organisation.id').on('unit.parent_id', 'is', null),
    )
    .select([
      'unit.id as unitId',
      'organisation.id as organisationId',
      'organisation.kind as kind',
      'organisation.slug as slug',
      'organisation.name as name',
      'organisation.population as population',
    ])
    .where('member.programme_id', '=', programmeId)
    .orderBy('organisation.name')
    .orderBy('organisation.id')
    .execute();
}

export async function countOrganisations(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('organisations')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}
