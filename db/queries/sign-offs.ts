import type { Insertable, Kysely } from 'kysely';
import { chunksOf } from '../chunks';
import type { Database, Id, Instant } from '../schema';

export function insertSignOff(db: Kysely<Database>, row: Insertable<Database['sign_offs']>) {
  return db.insertInto('sign_offs').values(row).execute();
}

export async function insertSignedAnswers(db: Kysely<Database>, rows: Insertable<Database['signed_answers']>[]) {
  for (const chunk of chunksOf(rows)) await db.insertInto('signed_answers').values(chunk).execute();
}

export async function insertSignedFacts(db: Kysely<Database>, rows: Insertable<Database['signed_facts']>[]) {
  if (rows.length > 0) await db.insertInto('signed_facts').values(rows).execute();
}

export function insertSharings(db: Kysely<Database>, rows: Insertable<Database['sharings']>[]) {
  return rows.length === 0 ? Promise.resolve([]) : db.insertInto('sharings').values(rows).execute();
}

/** All choices of sharing for an assessment, newest first: the first of each depth is in force. */
export function listSharings(db: Kysely<Database>, assessmentId: Id) {
  return db
    .selectFrom('sharings')
    .selectAll()
    .where('assessment_id', '=', assessmentId)
    .orderBy('chosen_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Who chose what for an assessment of these organisations, and when, oldest first. */
export function listSharingLog(db: Kysely<Database>, assessmentId: Id, organisationIds: readonly Id[]) {
  if (organisationIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('sharings as sharing')
    .innerJoin('people as person', 'person.id', 'sharing.person_id')
    .select([
      'sharing.id',
      'sharing.depth',
      'sharing.audience',
      'sharing.chosen_at as chosenAt',
      'person.name as personName',
    ])
    .where('sharing.assessment_id', '=', assessmentId)
    .where('sharing.organisation_id', 'in', organisationIds)
    .orderBy('sharing.chosen_at')
    .orderBy('sharing.id')
    .execute();
}

/** The sign-offs of an assessment, newest revision first; scope is the caller's organisations. */
export function listSignOffs(db: Kysely<Database>, assessmentId: Id, organisationIds: readonly Id[]) {
  if (organisationIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('sign_offs')
    .selectAll()
    .where('assessment_id', '=', assessmentId)
    .where('organisation_id', 'in', organisationIds)
    .orderBy('revision', 'desc')
    .execute();
}

export function listSignedAnswers(db: Kysely<Database>, signOffId: Id) {
  return db
    .selectFrom('signed_answers')
    .selectAll()
    .where('sign_off_id', '=', signOffId)
    .orderBy('indicator')
    .execute();
}

export function listSignedFacts(db: Kysely<Database>, signOffId: Id) {
  return db.selectFrom('signed_facts').selectAll().where('sign_off_id', '=', signOffId).orderBy('fact').execute();
}

export function listNodeScores(db: Kysely<Database>, signOffId: Id, tree: string) {
  return db
    .selectFrom('node_scores')
    .selectAll()
    .where('sign_off_id', '=', signOffId)
    .where('tree', '=', tree)
    .orderBy('node')
    .execute();
}

/**
 * Every sign-off of a unit in the present round and in the earlier ones with the same questionnaire: oldest round first,
 * within it the newest revision first. Scope is the caller's organisations.
 */
export function listSignOffsOfUnit(
  db: Kysely<Database>,
  present: { unitId: Id; roundId: Id; questionnaireVersionId: Id; opensAt: Instant },
  organisationIds: readonly Id[],
) {
  if (organisationIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('sign_offs as sign_off')
    .innerJoin('assessments as assessment', 'assessment.id', 'sign_off.assessment_id')
    .innerJoin('rounds as round', 'round.id', 'assessment.round_id')
    .innerJoin('questionnaire_versions as version', 'version.id', 'round.questionnaire_version_id')
    .select(['sign_off.id as signOffId', 'sign_off.revision as revision', 'round.id as roundId'])
    .where('assessment.unit_id', '=', present.unitId)
    .where('sign_off.organisation_id', 'in', organisationIds)
    .where((where) =>
      where.or([where('round.id', '=', present.roundId), where('round.opens_at', '<', present.opensAt)]),
    )
    .where('version.questionnaire_id', 'in', (query) =>
      query
        .selectFrom('questionnaire_versions')
        .select('questionnaire_id')
        .where('id', '=', present.questionnaireVersionId),
    )
    .orderBy('round.opens_at')
    .orderBy('round.id')
    .orderBy('sign_off.revision', 'desc')
    .execute();
}

/** The frozen scores of some nodes in several sign-offs, in levels; null when withheld. */
export function listScoresOverYears(
  db: Kysely<Database>,
  key: { signOffIds: readonly Id[]; tree: string; nodes: readonly string[] },
) {
  if (key.signOffIds.length === 0 || key.nodes.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('node_scores')
    .select(['sign_off_id as signOffId', 'node', 'score_u6 as scoreU6', 'raw', 'status'])
    .where('sign_off_id', 'in', key.signOffIds)
    .where('tree', '=', key.tree)
    .where('node', 'in', key.nodes)
    .orderBy('sign_off_id')
    .orderBy('node')
    .execute();
}

/** The frozen changes of some nodes in several sign-offs, each with the sign-off that it is a change from. */
export function listChangesOverYears(
  db: Kysely<Database>,
  key: { signOffIds: readonly Id[]; tree: string; nodes: readonly string[] },
) {
  if (key.signOffIds.length === 0 || key.nodes.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('node_changes')
    .select([
      'sign_off_id as signOffId',
      'earlier_sign_off_id as earlierSignOffId',
      'node',
      'delta',
      'is_comparable as isComparable',
      'label',
    ])
    .where('sign_off_id', 'in', key.signOffIds)
    .where('tree', '=', key.tree)
    .where('node', 'in', key.nodes)
    .orderBy('sign_off_id')
    .orderBy('node')
    .execute();
}

/**
 * The sign-offs that count when the round closes: of each unit the latest one before `closesAt`, whatever the status of
 * its assessment (data-model.md).
 */
export async function listCountingSignOffs(db: Kysely<Database>, roundId: Id, closesAt: Instant) {
  const rows = await db
    .selectFrom('sign_offs as sign_off')
    .innerJoin('assessments as assessment', 'assessment.id', 'sign_off.assessment_id')
    .innerJoin('organisations as organisation', 'organisation.id', 'assessment.organisation_id')
    .select([
      'organisation.kind as kind',
      'sign_off.id as signOffId',
      'sign_off.assessment_id as assessmentId',
      'sign_off.revision as revision',
      'assessment.unit_id as unitId',
      'assessment.organisation_id as organisationId',
    ])
    .where('sign_off.round_id', '=', roundId)
    .where('sign_off.signed_at', '<', closesAt)
    .orderBy('assessment.unit_id')
    .orderBy('sign_off.revision', 'desc')
    .execute();
  const latest = new Map<Id, (typeof rows)[number]>();
  for (const row of rows) if (!latest.has(row.unitId)) latest.set(row.unitId, row);
  return [...latest.values()];
}

/** Choices of sharing made before `before`, for all assessments of a round, newest first. */
export function listSharingsOfRound(db: Kysely<Database>, roundId: Id, before: Instant) {
  return db
    .selectFrom('sharings as sharing')
    .innerJoin('assessments as assessment', 'assessment.id', 'sharing.assessment_id')
    .select(['sharing.assessment_id as assessmentId', 'sharing.depth as depth', 'sharing.audience as audience'])
    .where('assessment.round_id', '=', roundId)
    .where('sharing.chosen_at', '<', before)
    .orderBy('sharing.chosen_at', 'desc')
    .orderBy('sharing.id', 'desc')
    .execute();
}

/** The units of a round that have chosen how to share at `since` or later. */
export async function listUnitsSharedSince(db: Kysely<Database>, roundId: Id, since: Instant): Promise<Id[]> {
  const rows = await db
    .selectFrom('sharings as sharing')
    .innerJoin('assessments as assessment', 'assessment.id', 'sharing.assessment_id')
    .select('assessment.unit_id as unitId')
    .distinct()
    .where('assessment.round_id', '=', roundId)
    .where('sharing.chosen_at', '>=', since)
    .orderBy('assessment.unit_id')
    .execute();
  return rows.map((row) => row.unitId);
}

export function listGroupStatistics(
  db: Kysely<Database>,
  key: { roundId: Id; tree: string; groupCode: string; audience: 'county' | 'public' },
) {
  return db
    .selectFrom('group_statistics_in_force')
    .selectAll()
    .where('round_id', '=', key.roundId)
    .where('tree', '=', key.tree)
    .where('group_code', '=', key.groupCode)
    .where('audience', '=', key.audience)
    .orderBy('node')
    .execute();
}

/** Every group's statistics of a round as one audience may see them. */
export function listGroupStatisticsOfRound(db: Kysely<Database>, roundId: Id, audience: 'county' | 'public') {
  return db
    .selectFrom('group_statistics_in_force')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('audience', '=', audience)
    .orderBy('group_code')
    .orderBy('node')
    .execute();
}
