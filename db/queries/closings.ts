import type { Insertable, Kysely } from 'kysely';
import type { Database, Id, Instant } from '../schema';

/** Few enough for the longest row of these tables: SQLite takes at most 32 766 parameters in a statement. */
const CHUNK = 500;

type ClosingTable =
  | 'group_statistics'
  | 'rank_results'
  | 'panel_changes'
  | 'group_appendices'
  | 'counted_sign_offs'
  | 'node_changes'
  | 'node_scores';

/** Appends frozen rows of one table, in chunks. */
export async function insertFrozen<T extends ClosingTable>(
  db: Kysely<Database>,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await db
      .insertInto(table as ClosingTable)
      .values(rows.slice(start, start + CHUNK) as never)
      .execute();
  }
}

export function insertRoundClosing(db: Kysely<Database>, row: Insertable<Database['round_closings']>) {
  return db.insertInto('round_closings').values(row).execute();
}

export function findRoundClosing(db: Kysely<Database>, roundId: Id) {
  return db.selectFrom('round_closings').selectAll().where('round_id', '=', roundId).executeTakeFirst();
}

/** The newest round of the same programme and questionnaire that opened before this one and is closed. */
export function findPreviousClosedRound(
  db: Kysely<Database>,
  round: { programmeId: Id; questionnaireVersionId: Id; opensAt: Instant },
) {
  return db
    .selectFrom('rounds as round')
    .innerJoin('questionnaire_versions as version', 'version.id', 'round.questionnaire_version_id')
    .selectAll('round')
    .where('round.programme_id', '=', round.programmeId)
    .where('round.status', 'in', ['closed', 'archived'])
    .where('round.opens_at', '<', round.opensAt)
    .where('version.questionnaire_id', 'in', (query) =>
      query
        .selectFrom('questionnaire_versions')
        .select('questionnaire_id')
        .where('id', '=', round.questionnaireVersionId),
    )
    .orderBy('round.opens_at', 'desc')
    .orderBy('round.id', 'desc')
    .executeTakeFirst();
}

/** The sign-offs that a closed round counted, with the sharing then in force and what kind of organisation they are of. */
export function listCountedSignOffs(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('counted_sign_offs as counted')
    .innerJoin('units as unit', 'unit.id', 'counted.unit_id')
    .innerJoin('organisations as organisation', 'organisation.id', 'unit.organisation_id')
    .select([
      'counted.unit_id as unitId',
      'unit.organisation_id as organisationId',
      'counted.sign_off_id as signOffId',
      'counted.sharing as sharing',
      'organisation.kind as kind',
    ])
    .where('counted.round_id', '=', roundId)
    .orderBy('counted.unit_id')
    .execute();
}

/** The signed levels of a whole round, in no special order: one reading for all organisations. */
export function listSignedAnswersOfRound(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('signed_answers as answer')
    .innerJoin('sign_offs as sign_off', 'sign_off.id', 'answer.sign_off_id')
    .select(['answer.sign_off_id as signOffId', 'answer.indicator', 'answer.kind', 'answer.level'])
    .where('sign_off.round_id', '=', roundId)
    .execute();
}

export function listRankResults(db: Kysely<Database>, key: { roundId: Id; groupCode: string; unitId: Id }) {
  return db
    .selectFrom('rank_results')
    .selectAll()
    .where('round_id', '=', key.roundId)
    .where('group_code', '=', key.groupCode)
    .where('unit_id', '=', key.unitId)
    .execute();
}

/** Whether anybody in a group was given a place: nobody was where places would have told about hidden values. */
export async function hasRankResults(db: Kysely<Database>, key: { roundId: Id; groupCode: string }): Promise<boolean> {
  const row = await db
    .selectFrom('rank_results')
    .select('unit_id')
    .where('round_id', '=', key.roundId)
    .where('group_code', '=', key.groupCode)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export function listPanelChanges(
  db: Kysely<Database>,
  key: { roundId: Id; groupCode: string; audience: 'county' | 'public' },
) {
  return db
    .selectFrom('panel_changes')
    .selectAll()
    .where('round_id', '=', key.roundId)
    .where('group_code', '=', key.groupCode)
    .where('audience', '=', key.audience)
    .orderBy('node')
    .execute();
}

export function listNodeChanges(db: Kysely<Database>, signOffId: Id, tree: string) {
  return db
    .selectFrom('node_changes')
    .selectAll()
    .where('sign_off_id', '=', signOffId)
    .where('tree', '=', tree)
    .orderBy('node')
    .execute();
}

/** Every frozen statistic of a round, for comparing with a recomputation. */
export async function listFrozenStatistics(db: Kysely<Database>, roundId: Id) {
  const of = (table: 'group_statistics' | 'rank_results' | 'panel_changes' | 'group_appendices') =>
    db.selectFrom(table).selectAll().where('round_id', '=', roundId).execute();
  return {
    statistics: await of('group_statistics'),
    ranks: await of('rank_results'),
    panels: await of('panel_changes'),
    appendices: await of('group_appendices'),
  };
}

const roundsWithProgramme = (db: Kysely<Database>) =>
  db
    .selectFrom('rounds as round')
    .innerJoin('programmes as programme', 'programme.id', 'round.programme_id')
    .select([
      'round.id',
      'round.slug',
      'round.status',
      'round.opens_at',
      'round.closes_at',
      'programme.slug as programme',
    ])
    .orderBy('programme.slug')
    .orderBy('round.opens_at')
    .orderBy('round.id');

export function listAllRounds(db: Kysely<Database>) {
  return roundsWithProgramme(db).execute();
}

/** The rounds that `PROGRAMME/ROUND` or `ROUND` names. */
export function findRoundsByName(db: Kysely<Database>, name: string) {
  const [round = '', programme] = name.split('/').reverse();
  const named = roundsWithProgramme(db).where('round.slug', '=', round);
  return (programme === undefined ? named : named.where('programme.slug', '=', programme)).execute();
}
