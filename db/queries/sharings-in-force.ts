import type { Insertable, Kysely } from 'kysely';
import { SHARING_DEPTHS, type Sharing } from '#app/domain/benchmark/sharing';
import type { Audience, Database, Id, SharingDepth } from '../schema';

/** The choices of the sign-offs that a round counted, as they are shown from the close on. */
export function toSharingsInForce(
  roundId: Id,
  counted: readonly { unitId: Id; organisationId: Id; sharing: Sharing }[],
): Insertable<Database['sharings_in_force']>[] {
  return counted.flatMap(({ unitId, organisationId, sharing }) =>
    SHARING_DEPTHS.map((depth) => ({
      round_id: roundId,
      unit_id: unitId,
      organisation_id: organisationId,
      depth,
      audience: sharing[depth],
    })),
  );
}

/** How far each counted organisation of a round is shown now, per depth. */
export function listSharingsInForce(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('sharings_in_force')
    .select(['unit_id as unitId', 'organisation_id as organisationId', 'depth', 'audience'])
    .where('round_id', '=', roundId)
    .orderBy('unit_id')
    .orderBy('depth')
    .execute();
}

export function updateSharingInForce(
  db: Kysely<Database>,
  key: { roundId: Id; unitId: Id; depth: SharingDepth },
  audience: Audience,
) {
  return db
    .updateTable('sharings_in_force')
    .set({ audience })
    .where('round_id', '=', key.roundId)
    .where('unit_id', '=', key.unitId)
    .where('depth', '=', key.depth)
    .execute();
}

/** What has been shown by name in a round after its close. */
export function listNamesShown(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('names_shown')
    .select(['unit_id as unitId', 'depth', 'viewers'])
    .where('round_id', '=', roundId)
    .execute();
}

export async function insertNamesShown(db: Kysely<Database>, rows: Insertable<Database['names_shown']>[]) {
  if (rows.length > 0) await db.insertInto('names_shown').values(rows).execute();
}

/** The closed rounds in which some organisation shows its index to everybody, the latest first. */
export function listRoundsWithPublicResults(db: Kysely<Database>) {
  return db
    .selectFrom('rounds as round')
    .innerJoin('programmes as programme', 'programme.id', 'round.programme_id')
    .select(['round.slug', 'round.name', 'programme.slug as programmeSlug', 'programme.name_sv', 'programme.name_en'])
    .where('round.status', 'in', ['closed', 'archived'])
    .where('round.id', 'in', (query) =>
      query
        .selectFrom('sharings_in_force')
        .select('round_id')
        .where('depth', '=', 'index')
        .where('audience', '=', 'public'),
    )
    .orderBy('round.opens_at', 'desc')
    .orderBy('round.id', 'desc')
    .execute();
}
