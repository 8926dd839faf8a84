import type { Insertable, Kysely, Transaction } from 'kysely';
import type { Database, Id } from '../schema';

/** The round with this address in one of the programmes. */
export function findRoundOfProgrammes(db: Kysely<Database>, slug: string, programmeIds: readonly Id[]) {
  if (programmeIds.length === 0) return Promise.resolve(undefined);
  return db
    .selectFrom('rounds as round')
    .innerJoin('programmes as programme', 'programme.id', 'round.programme_id')
    .selectAll('round')
    .select(['programme.name_sv as programmeNameSv', 'programme.name_en as programmeNameEn'])
    .where('round.slug', '=', slug)
    .where('round.programme_id', 'in', programmeIds)
    .orderBy('round.id')
    .executeTakeFirst();
}

/** Everybody invited to a round, and whether a sign-off of theirs was counted at the close, or came after it. */
export function listRoundTakers(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('round_participants as participant')
    .innerJoin('organisations as organisation', 'organisation.id', 'participant.organisation_id')
    .leftJoin('counted_sign_offs_in_force as counted', (join) =>
      join.onRef('counted.round_id', '=', 'participant.round_id').onRef('counted.unit_id', '=', 'participant.unit_id'),
    )
    .select((on) => [
      'participant.unit_id as unitId',
      'organisation.name',
      'organisation.kind',
      'counted.sign_off_id as countedSignOffId',
      on
        .selectFrom('sign_offs as later')
        .innerJoin('assessments as assessment', 'assessment.id', 'later.assessment_id')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('later.round_id', '=', 'participant.round_id')
        .whereRef('assessment.unit_id', '=', 'participant.unit_id')
        .as('signOffs'),
    ])
    .where('participant.round_id', '=', roundId)
    .orderBy('organisation.name')
    .orderBy('participant.unit_id')
    .execute();
}

/** The statistics of a closed round as the county may see them: every registered group, on the group's own tree. */
export function listCountyStatistics(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('group_statistics_in_force')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('audience', '=', 'county')
    .orderBy('group_code')
    .orderBy('node')
    .execute();
}

export function listCountyPanels(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('panel_changes_in_force')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('audience', '=', 'county')
    .orderBy('group_code')
    .orderBy('node')
    .execute();
}

export function listGroupAppendices(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('group_appendices_in_force')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('group_code')
    .execute();
}

/** Places in one group of a closed round, best first. */
export function listPlaces(db: Kysely<Database>, roundId: Id, groupCode: string) {
  return db
    .selectFrom('rank_results_in_force')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('group_code', '=', groupCode)
    .orderBy('rank')
    .orderBy('unit_id')
    .execute();
}

export function listReportComments(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('report_comments as comment')
    .innerJoin('people as person', 'person.id', 'comment.person_id')
    .select([
      'comment.section',
      'comment.text',
      'comment.revision',
      'comment.saved_at as savedAt',
      'person.name as personName',
    ])
    .where('comment.round_id', '=', roundId)
    .orderBy('comment.section')
    .execute();
}

/** Writes a section's comment over revision `row.revision - 1` and keeps the version; false when that is not what is there. */
export async function upsertReportComment(
  trx: Transaction<Database>,
  row: Insertable<Database['report_comments']>,
): Promise<boolean> {
  const { round_id, section, revision } = row;
  if (revision === 1) {
    const first = await trx
      .insertInto('report_comments')
      .values(row)
      .onConflict((conflict) => conflict.columns(['round_id', 'section']).doNothing())
      .executeTakeFirst();
    if (Number(first.numInsertedOrUpdatedRows ?? 0) === 0) return false;
  } else {
    const changed = await trx
      .updateTable('report_comments')
      .set({ text: row.text, revision, person_id: row.person_id, saved_at: row.saved_at })
      .where('round_id', '=', round_id)
      .where('section', '=', section)
      .where('revision', '=', revision - 1)
      .executeTakeFirst();
    if (Number(changed.numUpdatedRows) === 0) return false;
  }
  await trx.insertInto('report_comment_versions').values(row).execute();
  return true;
}
