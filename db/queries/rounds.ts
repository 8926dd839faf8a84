import type { Insertable, Kysely, Updateable } from 'kysely';
import type { Database, Id, Instant, RoundStatus } from '../schema';

export function insertRound(db: Kysely<Database>, row: Insertable<Database['rounds']>) {
  return db.insertInto('rounds').values(row).execute();
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

/** Deletes a round that is only planned, when nothing is left in it; false when it was not planned any more. */
export async function deletePlannedRound(db: Kysely<Database>, id: Id): Promise<boolean> {
  const result = await db.deleteFrom('rounds').where('id', '=', id).where('status', '=', 'draft').executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
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
