import { type Insertable, type Kysely, type SqlBool, sql } from 'kysely';
import type { Database, Id, Instant } from '../schema';

const CHUNK = 500;

export function insertResponse(db: Kysely<Database>, row: Insertable<Database['responses']>) {
  return db.insertInto('responses').values(row).execute();
}

export function findResponseOfPerson(db: Kysely<Database>, assessmentId: Id, personId: Id) {
  return db
    .selectFrom('responses')
    .selectAll()
    .where('assessment_id', '=', assessmentId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
}

export function findResponse(db: Kysely<Database>, id: Id, assessmentId: Id) {
  return db
    .selectFrom('responses')
    .selectAll()
    .where('id', '=', id)
    .where('assessment_id', '=', assessmentId)
    .executeTakeFirst();
}

/** What a save needs to know of the responses it writes to, and of their assessments. */
export function listResponsesForSave(db: Kysely<Database>, ids: readonly Id[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('responses as response')
    .innerJoin('assessments as assessment', 'assessment.id', 'response.assessment_id')
    .innerJoin('rounds as round', 'round.id', 'assessment.round_id')
    .innerJoin('organisations as organisation', 'organisation.id', 'assessment.organisation_id')
    .select([
      'response.id',
      'response.person_id as personId',
      'response.submitted_at as submittedAt',
      'assessment.id as assessmentId',
      'assessment.status as assessmentStatus',
      'assessment.organisation_id as organisationId',
      'round.status as roundStatus',
      'round.questionnaire_version_id as questionnaireVersionId',
      'organisation.kind as organisationKind',
    ])
    .where('response.id', 'in', ids)
    .execute();
}

/** Everybody's part in an assessment: who, since when, ready or not, how many indicators have a value. */
export function listResponses(db: Kysely<Database>, assessmentId: Id) {
  return db
    .selectFrom('responses as response')
    .innerJoin('people as person', 'person.id', 'response.person_id')
    .select([
      'response.id',
      'response.person_id as personId',
      'response.submitted_at as submittedAt',
      'person.name as personName',
      'person.title as personTitle',
    ])
    .where('response.assessment_id', '=', assessmentId)
    .orderBy('response.created_at')
    .orderBy('response.id')
    .execute();
}

/** Marks a response as ready ("Klar med min del") or opens it again. */
export function updateResponseSubmitted(db: Kysely<Database>, id: Id, submittedAt: Instant | null) {
  return db.updateTable('responses').set({ submitted_at: submittedAt }).where('id', '=', id).execute();
}

export function listAnswers(db: Kysely<Database>, responseIds: readonly Id[]) {
  if (responseIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('answers')
    .selectAll()
    .where('response_id', 'in', responseIds)
    .orderBy('response_id')
    .orderBy('indicator')
    .execute();
}

/** A response and one of its indicators or mutations. */
export type OfResponse = readonly [responseId: Id, name: string];

/** Pairs as rows of values: both databases find each by the primary key. */
function isAmong(name: 'indicator' | 'mutation_id', pairs: readonly OfResponse[]) {
  const rows = pairs.map(([responseId, value]) => sql`(${responseId}, ${value})`);
  return sql<SqlBool>`(response_id, ${sql.ref(name)}) in (values ${sql.join(rows)})`;
}

/** The rows that a batch of saves starts from. */
export function listAnswersOf(db: Kysely<Database>, indicators: readonly OfResponse[]) {
  if (indicators.length === 0) return Promise.resolve([]);
  return db.selectFrom('answers').selectAll().where(isAmong('indicator', indicators)).execute();
}

export function listAnswerVersionsByMutation(db: Kysely<Database>, mutations: readonly OfResponse[]) {
  if (mutations.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('answer_versions')
    .select(['response_id', 'mutation_id', 'indicator', 'revision', 'saved_at'])
    .where(isAmong('mutation_id', mutations))
    .execute();
}

/** When each version of these responses' answers was accepted, in no order. */
export function listAnswerTimes(db: Kysely<Database>, responseIds: readonly Id[]) {
  if (responseIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('answer_versions')
    .select(['response_id as responseId', 'indicator', 'saved_at as savedAt'])
    .where('response_id', 'in', responseIds)
    .execute();
}

export async function upsertAnswers(db: Kysely<Database>, rows: readonly Insertable<Database['answers']>[]) {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await db
      .insertInto('answers')
      .values(rows.slice(start, start + CHUNK))
      .onConflict((conflict) =>
        conflict.columns(['response_id', 'indicator']).doUpdateSet((row) => ({
          kind: row.ref('excluded.kind'),
          level: row.ref('excluded.level'),
          comment: row.ref('excluded.comment'),
          evidence: row.ref('excluded.evidence'),
          revision: row.ref('excluded.revision'),
          saved_at: row.ref('excluded.saved_at'),
        })),
      )
      .execute();
  }
}

export async function insertAnswerVersions(
  db: Kysely<Database>,
  rows: readonly Insertable<Database['answer_versions']>[],
) {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await db
      .insertInto('answer_versions')
      .values(rows.slice(start, start + CHUNK))
      .execute();
  }
}

export function listFacts(db: Kysely<Database>, assessmentId: Id) {
  return db
    .selectFrom('fact_answers as fact')
    .innerJoin('people as person', 'person.id', 'fact.person_id')
    .select(['fact.fact', 'fact.value', 'fact.revision', 'fact.saved_at as savedAt', 'person.name as personName'])
    .where('fact.assessment_id', '=', assessmentId)
    .orderBy('fact.fact')
    .execute();
}

export function findFactVersionByMutation(db: Kysely<Database>, assessmentId: Id, mutationId: string) {
  return db
    .selectFrom('fact_versions')
    .selectAll()
    .where('assessment_id', '=', assessmentId)
    .where('mutation_id', '=', mutationId)
    .executeTakeFirst();
}

export async function upsertFact(db: Kysely<Database>, row: Insertable<Database['fact_versions']>) {
  const { mutation_id: _mutation, ...current } = row;
  await db
    .insertInto('fact_answers')
    .values(current)
    .onConflict((conflict) =>
      conflict.columns(['assessment_id', 'fact']).doUpdateSet((excluded) => ({
        value: excluded.ref('excluded.value'),
        revision: excluded.ref('excluded.revision'),
        person_id: excluded.ref('excluded.person_id'),
        saved_at: excluded.ref('excluded.saved_at'),
      })),
    )
    .execute();
  await db.insertInto('fact_versions').values(row).execute();
}

export function listConsensusAnswers(db: Kysely<Database>, assessmentId: Id) {
  return db
    .selectFrom('consensus_answers')
    .selectAll()
    .where('assessment_id', '=', assessmentId)
    .orderBy('indicator')
    .execute();
}

/** Writes agreed answers with their next revision, and keeps each version. */
export async function upsertConsensusAnswers(
  db: Kysely<Database>,
  rows: readonly Insertable<Database['consensus_versions']>[],
) {
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    await db.insertInto('consensus_versions').values(chunk).execute();
    await db
      .insertInto('consensus_answers')
      .values(chunk.map(({ id: _id, ...current }) => current))
      .onConflict((conflict) =>
        conflict.columns(['assessment_id', 'indicator']).doUpdateSet((row) => ({
          kind: row.ref('excluded.kind'),
          level: row.ref('excluded.level'),
          comment: row.ref('excluded.comment'),
          evidence: row.ref('excluded.evidence'),
          revision: row.ref('excluded.revision'),
          reason: row.ref('excluded.reason'),
          person_id: row.ref('excluded.person_id'),
          source_response_id: row.ref('excluded.source_response_id'),
          saved_at: row.ref('excluded.saved_at'),
        })),
      )
      .execute();
  }
}
