import type { Insertable, Kysely } from 'kysely';
import { chunksOf } from '../chunks';
import type { Database, Id, Instant } from '../schema';

export async function insertRoundParticipants(
  db: Kysely<Database>,
  rows: Insertable<Database['round_participants']>[],
) {
  for (const chunk of chunksOf(rows)) await db.insertInto('round_participants').values(chunk).execute();
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

export async function countRoundParticipants(db: Kysely<Database>, roundId: Id): Promise<number> {
  const row = await db
    .selectFrom('round_participants')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow();
  return row.count;
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
