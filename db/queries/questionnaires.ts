import type { Insertable, Kysely } from 'kysely';
import type { Questionnaire } from '#app/domain/questionnaire/schema';
import type { Database, Id } from '../schema';

export function insertQuestionnaireVersion(db: Kysely<Database>, row: Insertable<Database['questionnaire_versions']>) {
  return db.insertInto('questionnaire_versions').values(row).execute();
}

export function insertNodes(db: Kysely<Database>, rows: Insertable<Database['nodes']>[]) {
  return db.insertInto('nodes').values(rows).execute();
}

export function findQuestionnaireVersion(db: Kysely<Database>, questionnaireId: string, version: string) {
  return db
    .selectFrom('questionnaire_versions')
    .selectAll()
    .where('questionnaire_id', '=', questionnaireId)
    .where('version', '=', version)
    .executeTakeFirst();
}

export function findQuestionnaireVersionById(db: Kysely<Database>, id: Id) {
  return db.selectFrom('questionnaire_versions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Every published version, the newest first. */
export function listQuestionnaireVersions(db: Kysely<Database>) {
  return db
    .selectFrom('questionnaire_versions')
    .select(['id', 'questionnaire_id as questionnaireId', 'version', 'published_at as publishedAt'])
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

const loaded = new Map<Id, Questionnaire>();

/** The version's content. A published version never changes, so it is parsed once a process. */
export async function loadQuestionnaire(db: Kysely<Database>, versionId: Id): Promise<Questionnaire> {
  const known = loaded.get(versionId);
  if (known) return known;
  const row = await findQuestionnaireVersionById(db, versionId);
  if (!row) throw new Error(`questionnaire version ${versionId} is not stored`);
  const questionnaire = JSON.parse(row.content) as Questionnaire;
  loaded.set(versionId, questionnaire);
  return questionnaire;
}
