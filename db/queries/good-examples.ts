import type { Insertable, Kysely } from 'kysely';
import type { Database, Id, Instant } from '../schema';

export function insertGoodExample(db: Kysely<Database>, row: Insertable<Database['good_examples']>) {
  return db.insertInto('good_examples').values(row).execute();
}

const examples = (db: Kysely<Database>) =>
  db
    .selectFrom('good_examples as example')
    .innerJoin('organisations as organisation', 'organisation.id', 'example.organisation_id')
    .innerJoin('questionnaire_versions as version', 'version.id', 'example.questionnaire_version_id')
    .select([
      'example.id',
      'example.unit_id as unitId',
      'example.organisation_id as organisationId',
      'example.direction',
      'example.title',
      'example.body',
      'example.contact',
      'example.willing_until as willingUntil',
      'organisation.name as organisationName',
      'organisation.kind as organisationKind',
      'version.questionnaire_id as questionnaireId',
    ])
    .where('example.withdrawn_at', 'is', null)
    .orderBy('organisation.name')
    .orderBy('example.id');

/** What the members of a programme offer on `day` (`YYYY-MM-DD`): neither withdrawn nor past its date. */
export function listOfferedExamples(db: Kysely<Database>, offered: { programmeId: Id; day: string }) {
  return examples(db)
    .where('example.willing_until', '>=', offered.day)
    .where('example.organisation_id', 'in', (query) =>
      query.selectFrom('programme_members').select('organisation_id').where('programme_id', '=', offered.programmeId),
    )
    .execute();
}

/** What these organisations offer themselves, past its date or not. */
export function listOwnExamples(db: Kysely<Database>, organisationIds: readonly Id[]) {
  if (organisationIds.length === 0) return Promise.resolve([]);
  return examples(db).where('example.organisation_id', 'in', organisationIds).execute();
}

/** An example of one of these organisations that has not been withdrawn; undefined for anybody else's. */
export async function findOwnExample(db: Kysely<Database>, id: Id, organisationIds: readonly Id[]) {
  if (organisationIds.length === 0) return undefined;
  return examples(db)
    .where('example.id', '=', id)
    .where('example.organisation_id', 'in', organisationIds)
    .executeTakeFirst();
}

export function updateExampleWithdrawn(db: Kysely<Database>, id: Id, withdrawnAt: Instant) {
  return db
    .updateTable('good_examples')
    .set({ withdrawn_at: withdrawnAt })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute();
}
