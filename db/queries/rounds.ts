import type { Insertable, Kysely } from 'kysely';
import type { Database, Id, Instant, RoundStatus } from '../schema';

export function insertRound(db: Kysely<Database>, row: Insertable<Database['rounds']>) {
  return db.insertInto('rounds').values(row).execute();
}

export function insertRoundParticipants(db: Kysely<Database>, rows: Insertable<Database['round_participants']>[]) {
  return rows.length === 0 ? Promise.resolve([]) : db.insertInto('round_participants').values(rows).execute();
}

export function insertRoundGroup(db: Kysely<Database>, row: Insertable<Database['round_groups']>) {
  return db.insertInto('round_groups').values(row).execute();
}

export function insertRoundGroupMembers(db: Kysely<Database>, rows: Insertable<Database['round_group_members']>[]) {
  return rows.length === 0 ? Promise.resolve([]) : db.insertInto('round_group_members').values(rows).execute();
}

export function findRound(db: Kysely<Database>, id: Id) {
  return db.selectFrom('rounds').selectAll().where('id', '=', id).executeTakeFirst();
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
    .select([
      'organisation.name as organisationName',
      'organisation.kind as kind',
      'assessment.status as status',
      'participant.declined_at as declinedAt',
    ])
    .where('participant.round_id', '=', roundId)
    .where('round.programme_id', 'in', programmeIds)
    .orderBy('organisation.name')
    .orderBy('organisation.id')
    .execute();
}
