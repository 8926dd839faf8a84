import type { Insertable, Kysely } from 'kysely';
import { chunksOf } from '../chunks';
import type { Database, Id, Instant } from '../schema';

/** The tables that closing a round appends to. */
export type ClosingTable =
  | 'counted_sign_offs'
  | 'sharings_in_force'
  | 'group_statistics'
  | 'rank_results'
  | 'panel_changes'
  | 'group_appendices'
  | 'node_scores';

/** Appends frozen rows of one table. */
export async function insertFrozen<T extends ClosingTable | 'node_changes'>(
  db: Kysely<Database>,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  for (const chunk of chunksOf(rows)) {
    await db
      .insertInto(table as ClosingTable)
      .values(chunk as never)
      .execute();
  }
}

/**
 * What a round's statistics are computed over: how many signatures and choices of sharing it has from before the cut-off,
 * which are only ever added, so that the same numbers mean the same rows; and its groups with their members.
 */
export async function countDecisions(db: Kysely<Database>, roundId: Id, cutOffAt: Instant) {
  const signOffs = await db
    .selectFrom('sign_offs')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('round_id', '=', roundId)
    .where('signed_at', '<', cutOffAt)
    .executeTakeFirstOrThrow();
  const sharings = await db
    .selectFrom('sharings as sharing')
    .innerJoin('assessments as assessment', 'assessment.id', 'sharing.assessment_id')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('assessment.round_id', '=', roundId)
    .where('sharing.chosen_at', '<', cutOffAt)
    .executeTakeFirstOrThrow();
  const groups = await db
    .selectFrom('round_groups as group')
    .leftJoin('round_group_members as member', 'member.round_group_id', 'group.id')
    .select(['group.code', 'group.priority', 'member.unit_id as unitId'])
    .where('group.round_id', '=', roundId)
    .orderBy('group.code')
    .orderBy('member.unit_id')
    .execute();
  return { signOffs: signOffs.count, sharings: sharings.count, groups: JSON.stringify(groups) };
}

export function insertRoundClosing(db: Kysely<Database>, row: Insertable<Database['round_closings']>) {
  return db.insertInto('round_closings').values(row).execute();
}

/** As the statistics were frozen when the round closed, before any correction. */
export function findFirstClosing(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('round_closings')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('revision', '=', 0)
    .executeTakeFirstOrThrow();
}

/** The closing whose statistics are in force: the first, or the latest correction. */
export function findRoundClosing(db: Kysely<Database>, roundId: Id) {
  return db.selectFrom('round_closings_in_force').selectAll().where('round_id', '=', roundId).executeTakeFirst();
}

/** Whether a round of the same programme that opened after this one is closed. */
export async function findLaterClosedRound(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('rounds as round')
    .innerJoin('rounds as later', 'later.programme_id', 'round.programme_id')
    .select('later.id')
    .where('round.id', '=', roundId)
    .where('later.status', 'in', ['closed', 'archived'])
    .whereRef('later.opens_at', '>', 'round.opens_at')
    .limit(1)
    .executeTakeFirst();
}

/** The corrections of a closed round's statistics, newest first. */
export function listCorrections(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('round_closings')
    .select(['revision', 'frozen_at as correctedAt', 'reason'])
    .where('round_id', '=', roundId)
    .where('revision', '>', 0)
    .orderBy('revision', 'desc')
    .execute();
}

/** Organisations that a closed round counted and that have signed a later revision since. */
export function listRevisedSinceClosing(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('counted_sign_offs_in_force as counted')
    .innerJoin('sign_offs as sign_off', 'sign_off.id', 'counted.sign_off_id')
    .innerJoin('sign_offs as later', (join) =>
      join
        .onRef('later.assessment_id', '=', 'sign_off.assessment_id')
        .onRef('later.revision', '>', 'sign_off.revision'),
    )
    .innerJoin('organisations as organisation', 'organisation.id', 'sign_off.organisation_id')
    .select(['organisation.id', 'organisation.name'])
    .distinct()
    .where('counted.round_id', '=', roundId)
    .orderBy('organisation.name')
    .orderBy('organisation.id')
    .execute();
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
    .selectFrom('counted_sign_offs_in_force as counted')
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

/** The one sign-off of a unit that a closed round counted; undefined when it counted none. */
export function findCountedSignOff(
  db: Kysely<Database>,
  key: { roundId: Id; unitId: Id },
  organisationIds: readonly Id[],
) {
  if (organisationIds.length === 0) return Promise.resolve(undefined);
  return db
    .selectFrom('counted_sign_offs_in_force as counted')
    .innerJoin('sign_offs as sign_off', 'sign_off.id', 'counted.sign_off_id')
    .select(['sign_off.id as id', 'sign_off.revision as revision', 'sign_off.signed_at as signedAt'])
    .where('counted.round_id', '=', key.roundId)
    .where('counted.unit_id', '=', key.unitId)
    .where('sign_off.organisation_id', 'in', organisationIds)
    .executeTakeFirst();
}

/** The signed levels of these sign-offs, in no special order. */
export function listSignedLevels(db: Kysely<Database>, signOffIds: readonly Id[]) {
  if (signOffIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('signed_answers')
    .select(['sign_off_id as signOffId', 'indicator', 'kind', 'level'])
    .where('sign_off_id', 'in', signOffIds)
    .execute();
}

/** Whom a round counted when it closed, whatever has been corrected since, with the choices that were frozen then. */
export function listCountedAtClose(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('counted_sign_offs')
    .select(['unit_id as unitId', 'sharing'])
    .where('round_id', '=', roundId)
    .where('revision', '=', 0)
    .orderBy('unit_id')
    .execute();
}
