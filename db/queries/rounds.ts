import type { Insertable, Kysely, Updateable } from 'kysely';
import { chunksOf } from '../chunks';
import type { Database, Id, Instant, RoundStatus } from '../schema';

export function insertRound(db: Kysely<Database>, row: Insertable<Database['rounds']>) {
  return db.insertInto('rounds').values(row).execute();
}

export async function insertRoundParticipants(
  db: Kysely<Database>,
  rows: Insertable<Database['round_participants']>[],
) {
  for (const chunk of chunksOf(rows)) await db.insertInto('round_participants').values(chunk).execute();
}

export function insertRoundGroup(db: Kysely<Database>, row: Insertable<Database['round_groups']>) {
  return db.insertInto('round_groups').values(row).execute();
}

export async function insertRoundGroupMembers(
  db: Kysely<Database>,
  rows: Insertable<Database['round_group_members']>[],
) {
  for (const chunk of chunksOf(rows)) await db.insertInto('round_group_members').values(chunk).execute();
}

export function findRound(db: Kysely<Database>, id: Id) {
  return db.selectFrom('rounds').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A round of one of these programmes; undefined for anybody else's, as if it did not exist. */
export async function findRoundOfProgrammes(
  db: Kysely<Database>,
  named: { id: Id } | { slug: string },
  programmeIds: readonly Id[],
) {
  if (programmeIds.length === 0) return undefined;
  return db
    .selectFrom('rounds')
    .selectAll()
    .where((is) => ('id' in named ? is('id', '=', named.id) : is('slug', '=', named.slug)))
    .where('programme_id', 'in', programmeIds)
    .orderBy('id')
    .executeTakeFirst();
}

/** The slugs that begin so, in every programme: an address names one round only. */
export async function listRoundSlugs(db: Kysely<Database>, beginning: string): Promise<string[]> {
  const rows = await db.selectFrom('rounds').select('slug').where('slug', 'like', `${beginning}%`).execute();
  return rows.map((row) => row.slug);
}

/** Changes what is planned; false when the round was no longer a draft. */
export async function updateRoundPlan(
  db: Kysely<Database>,
  id: Id,
  plan: Updateable<Database['rounds']>,
): Promise<boolean> {
  const result = await db
    .updateTable('rounds')
    .set(plan)
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Changes what may still be changed of an open round; false when it was no longer open. */
export async function updateOpenRound(
  db: Kysely<Database>,
  id: Id,
  change: Pick<Updateable<Database['rounds']>, 'closes_at' | 'message'>,
): Promise<boolean> {
  const result = await db
    .updateTable('rounds')
    .set(change)
    .where('id', '=', id)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Those who are invited, by name, with their root units. */
export function listRoundParticipants(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('round_participants as participant')
    .innerJoin('organisations as organisation', 'organisation.id', 'participant.organisation_id')
    .select([
      'participant.unit_id as unitId',
      'participant.organisation_id as organisationId',
      'participant.declined_at as declinedAt',
      'organisation.name as name',
      'organisation.kind as kind',
      'organisation.population as population',
    ])
    .where('participant.round_id', '=', roundId)
    .orderBy('organisation.name')
    .orderBy('organisation.id')
    .execute();
}

/** Takes units out of a round that is only planned: nobody has begun to answer in it. */
export async function deleteRoundParticipants(db: Kysely<Database>, roundId: Id, unitIds: readonly Id[]) {
  if (unitIds.length === 0) return;
  await db.deleteFrom('assessments').where('round_id', '=', roundId).where('unit_id', 'in', unitIds).execute();
  await db.deleteFrom('round_participants').where('round_id', '=', roundId).where('unit_id', 'in', unitIds).execute();
}

/** Deletes a round that is only planned, when nothing is left in it; false when it was not planned any more. */
export async function deletePlannedRound(db: Kysely<Database>, id: Id): Promise<boolean> {
  const result = await db.deleteFrom('rounds').where('id', '=', id).where('status', '=', 'draft').executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}

export async function deleteRoundGroups(db: Kysely<Database>, groupIds: readonly Id[]) {
  if (groupIds.length === 0) return;
  await db.deleteFrom('round_group_members').where('round_group_id', 'in', groupIds).execute();
  await db.deleteFrom('round_groups').where('id', 'in', groupIds).execute();
}

export async function deleteRoundGroupMembers(db: Kysely<Database>, groupId: Id, unitIds: readonly Id[]) {
  if (unitIds.length === 0) return;
  await db
    .deleteFrom('round_group_members')
    .where('round_group_id', '=', groupId)
    .where('unit_id', 'in', unitIds)
    .execute();
}

export function updateRoundGroupPriority(db: Kysely<Database>, groupId: Id, priority: number) {
  return db.updateTable('round_groups').set({ priority }).where('id', '=', groupId).execute();
}

/** Notes that a unit takes no part, or, with nulls, that it does after all. */
export async function updateParticipantDeclined(
  db: Kysely<Database>,
  key: { roundId: Id; organisationId: Id },
  declined: { at: Instant | null; note: string | null },
): Promise<void> {
  await db
    .updateTable('round_participants')
    .set({ declined_at: declined.at, declined_note: declined.note })
    .where('round_id', '=', key.roundId)
    .where('organisation_id', '=', key.organisationId)
    .execute();
}

/** The rounds of the programmes, newest first. */
export function listRounds(db: Kysely<Database>, programmeIds: readonly Id[]) {
  if (programmeIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('rounds')
    .selectAll()
    .where('programme_id', 'in', programmeIds)
    .orderBy('opens_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** What governs the round that opened last, in any programme, whether or not it has closed since. */
export function findLatestOpenedRound(db: Kysely<Database>) {
  return db
    .selectFrom('rounds as round')
    .innerJoin('programmes as programme', 'programme.id', 'round.programme_id')
    .select([
      'round.name as name',
      'round.questionnaire_version_id as questionnaireVersionId',
      'round.parameters as parameters',
      'programme.name_sv as programmeNameSv',
      'programme.name_en as programmeNameEn',
    ])
    .where('round.status', '!=', 'draft')
    .orderBy('round.opens_at', 'desc')
    .orderBy('round.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The rounds of this slug in any programme that have opened; closed or not. */
export function listRoundsBySlug(db: Kysely<Database>, slug: string) {
  return db
    .selectFrom('rounds as round')
    .innerJoin('programmes as programme', 'programme.id', 'round.programme_id')
    .selectAll('round')
    .select(['programme.slug as programmeSlug', 'programme.name_sv as programmeNameSv'])
    .select(['programme.name_en as programmeNameEn'])
    .where('round.slug', '=', slug)
    .where('round.status', '!=', 'draft')
    .orderBy('programme.slug')
    .execute();
}

export async function countRoundParticipants(db: Kysely<Database>, roundId: Id): Promise<number> {
  const row = await db
    .selectFrom('round_participants')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Moves a round from one status to the next; false when it was no longer in the status it should leave. */
export async function updateRoundStatus(
  db: Kysely<Database>,
  id: Id,
  step: { from: RoundStatus; to: RoundStatus; closedAt?: Instant },
): Promise<boolean> {
  const result = await db
    .updateTable('rounds')
    .set({ status: step.to, ...(step.closedAt ? { closed_at: step.closedAt } : {}) })
    .where('id', '=', id)
    .where('status', '=', step.from)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Puts the next revision of a closed round's statistics in force; false when it is not the next, or the round not closed. */
export async function raiseStatisticsRevision(db: Kysely<Database>, id: Id, revision: number): Promise<boolean> {
  const result = await db
    .updateTable('rounds')
    .set({ statistics_revision: revision })
    .where('id', '=', id)
    .where('status', '=', 'closed')
    .where('statistics_revision', '=', revision - 1)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export function listRoundGroups(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('round_groups')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('priority')
    .orderBy('code')
    .execute();
}

/** Who is registered in a group, whether they took part or not. */
export function listGroupMembers(db: Kysely<Database>, groupId: Id) {
  return db
    .selectFrom('round_group_members as member')
    .innerJoin('units as unit', 'unit.id', 'member.unit_id')
    .innerJoin('organisations as organisation', 'organisation.id', 'unit.organisation_id')
    .select([
      'member.unit_id as unitId',
      'organisation.id as organisationId',
      'organisation.slug',
      'organisation.name',
      'organisation.kind',
    ])
    .where('member.round_group_id', '=', groupId)
    .orderBy('member.unit_id')
    .execute();
}

export function listRoundGroupMembers(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('round_group_members as member')
    .innerJoin('round_groups as group', 'group.id', 'member.round_group_id')
    .innerJoin('units as unit', 'unit.id', 'member.unit_id')
    .innerJoin('organisations as organisation', 'organisation.id', 'unit.organisation_id')
    .select(['group.code as groupCode', 'member.unit_id as unitId', 'organisation.kind as kind'])
    .where('group.round_id', '=', roundId)
    .orderBy('member.unit_id')
    .execute();
}

/** Which kinds of organisations each of the round's groups holds. */
export function listRoundGroupKinds(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('round_groups as group')
    .innerJoin('round_group_members as member', 'member.round_group_id', 'group.id')
    .innerJoin('units as unit', 'unit.id', 'member.unit_id')
    .innerJoin('organisations as organisation', 'organisation.id', 'unit.organisation_id')
    .select(['group.code as groupCode', 'organisation.kind as kind'])
    .distinct()
    .where('group.round_id', '=', roundId)
    .orderBy('group.code')
    .orderBy('organisation.kind')
    .execute();
}

/** How far each invited organisation is: status only, never an answer (product.md, "Draft and submitted"). */
export function listParticipation(db: Kysely<Database>, roundId: Id, programmeIds: readonly Id[]) {
  if (programmeIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('round_participants as participant')
    .innerJoin('rounds as round', 'round.id', 'participant.round_id')
    .innerJoin('organisations as organisation', 'organisation.id', 'participant.organisation_id')
    .leftJoin('assessments as assessment', (join) =>
      join
        .onRef('assessment.round_id', '=', 'participant.round_id')
        .onRef('assessment.unit_id', '=', 'participant.unit_id'),
    )
    .leftJoin('counted_sign_offs_in_force as counted', (join) =>
      join.onRef('counted.round_id', '=', 'participant.round_id').onRef('counted.unit_id', '=', 'participant.unit_id'),
    )
    .select([
      'organisation.id as organisationId',
      'organisation.name as organisationName',
      'organisation.kind as kind',
      'assessment.id as assessmentId',
      'assessment.status as status',
      'counted.sign_off_id as countedSignOffId',
      'participant.declined_at as declinedAt',
      'participant.declined_note as declinedNote',
    ])
    .where('participant.round_id', '=', roundId)
    .where('round.programme_id', 'in', programmeIds)
    .orderBy('organisation.name')
    .orderBy('organisation.id')
    .execute();
}

/** How many of these questions each assessment of a round has some answer to: a count, whatever the answers are. */
export function countAnswered(db: Kysely<Database>, roundId: Id, indicators: readonly string[]) {
  if (indicators.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('assessments as assessment')
    .innerJoin('responses as response', 'response.assessment_id', 'assessment.id')
    .innerJoin('answers as answer', 'answer.response_id', 'response.id')
    .select((row) => [
      'assessment.id as assessmentId',
      row.fn.count<number>('answer.indicator').distinct().as('answered'),
    ])
    .where('assessment.round_id', '=', roundId)
    .where('answer.kind', 'is not', null)
    .where('answer.indicator', 'in', indicators)
    .groupBy('assessment.id')
    .execute();
}

/** How many people have a part in each assessment of a round. */
export function countRespondents(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('assessments as assessment')
    .innerJoin('responses as response', 'response.assessment_id', 'assessment.id')
    .select((row) => ['assessment.id as assessmentId', row.fn.countAll<number>().as('people')])
    .where('assessment.round_id', '=', roundId)
    .groupBy('assessment.id')
    .execute();
}

/** How many are invited to each round of the programmes, and how many of them have signed. */
export function countSignedByRound(db: Kysely<Database>, programmeIds: readonly Id[]) {
  if (programmeIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('round_participants as participant')
    .innerJoin('rounds as round', 'round.id', 'participant.round_id')
    .leftJoin('assessments as assessment', (join) =>
      join
        .onRef('assessment.round_id', '=', 'participant.round_id')
        .onRef('assessment.unit_id', '=', 'participant.unit_id')
        .on('assessment.status', '=', 'signed'),
    )
    .select((row) => [
      'round.id as roundId',
      row.fn.countAll<number>().as('invited'),
      row.fn.count<number>('assessment.id').as('signed'),
    ])
    .where('round.programme_id', 'in', programmeIds)
    .groupBy('round.id')
    .execute();
}
