import type { Insertable, Kysely } from 'kysely';
import { type ActionContent, actionContentSchema } from '#app/domain/plan/action-schema';
import type { Database, Id } from '../schema';

/** Every version of an action, newest first. */
export async function listActionVersions(db: Kysely<Database>, actionId: Id) {
  const rows = await db
    .selectFrom('action_versions as version')
    .innerJoin('people as person', 'person.id', 'version.person_id')
    .select(['version.revision', 'version.content', 'version.saved_at as savedAt', 'person.name as personName'])
    .where('version.action_id', '=', actionId)
    .orderBy('version.revision', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, content: decodeActionContent(row.content) }));
}

/** Reads a stored version. Throws when it is not one. */
export function decodeActionContent(json: string): ActionContent {
  return actionContentSchema.parse(JSON.parse(json));
}

export function insertActionNote(trx: Kysely<Database>, row: Insertable<Database['action_notes']>) {
  return trx.insertInto('action_notes').values(row).execute();
}

/** The notes of an action, newest first. */
export function listActionNotes(db: Kysely<Database>, actionId: Id) {
  return listNotesOfActions(db, [actionId]);
}

/** The notes of these actions, newest first. */
export function listNotesOfActions(db: Kysely<Database>, actionIds: readonly Id[]) {
  if (actionIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('action_notes as note')
    .innerJoin('people as person', 'person.id', 'note.person_id')
    .select([
      'note.id',
      'note.action_id as actionId',
      'note.text',
      'note.noted_at as notedAt',
      'person.name as personName',
    ])
    .where('note.action_id', 'in', actionIds)
    .orderBy('note.noted_at', 'desc')
    .orderBy('note.id', 'desc')
    .execute();
}
