import type { Kysely } from 'kysely';
import type { Database, Id } from '../schema';

/** The counted scores of a whole round, for deciding what may be shown and never for showing: withheld and partial ones are left out. */
export async function listCountedScores(db: Kysely<Database>, roundId: Id) {
  const rows = await db
    .selectFrom('counted_sign_offs_in_force as counted')
    .innerJoin('node_scores as score', 'score.sign_off_id', 'counted.sign_off_id')
    .select(['counted.unit_id as unitId', 'score.tree', 'score.node', 'score.score_u6 as scoreU6'])
    .where('counted.round_id', '=', roundId)
    .where('score.score_u6', 'is not', null)
    .where('score.is_partial', '=', 0)
    .execute();
  return rows.map((row) => ({ ...row, scoreU6: row.scoreU6! }));
}

/** The statistics of a closed round that hold hidden values, and whether quartiles were shown. */
export async function listReleasedSums(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('group_statistics_in_force')
    .select(['tree', 'node', 'group_code as groupCode', 'audience', 'q1_u6x4 as q1U6x4'])
    .where('round_id', '=', roundId)
    .where('is_released', '=', 1)
    .where((on) => on.or([on('reason', 'is', null), on('reason', '!=', 'not_shared')]))
    .orderBy('group_code')
    .orderBy('node')
    .execute();
}

/** The released mean changes that a round takes part in: since the one before it, and to the one after it. */
export function listReleasedPanels(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('panel_changes_in_force')
    .select([
      'round_id as roundId',
      'previous_round_id as previousRoundId',
      'tree',
      'node',
      'group_code as groupCode',
      'audience',
      'n_panel as nPanel',
    ])
    .where((on) => on.or([on('round_id', '=', roundId), on('previous_round_id', '=', roundId)]))
    .where('is_released', '=', 1)
    .orderBy('round_id')
    .orderBy('group_code')
    .orderBy('node')
    .execute();
}

/** A unit's position in a group: only the index is placed (method 7.4). */
export function findRankResult(db: Kysely<Database>, key: { roundId: Id; groupCode: string; unitId: Id }) {
  return db
    .selectFrom('rank_results_in_force')
    .select(['n', 'rank', 'percentile_rank as percentileRank', 'rank_low as rankLow', 'rank_high as rankHigh'])
    .where('round_id', '=', key.roundId)
    .where('group_code', '=', key.groupCode)
    .where('unit_id', '=', key.unitId)
    .executeTakeFirst();
}

/** Whether anybody in a group was given a place: nobody was where places would have told about hidden values. */
export async function hasRankResults(db: Kysely<Database>, key: { roundId: Id; groupCode: string }): Promise<boolean> {
  const row = await db
    .selectFrom('rank_results_in_force')
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
    .selectFrom('panel_changes_in_force')
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

/** Every frozen statistic of one revision of a round, for comparing with a recomputation or a correction. */
export async function listFrozenStatistics(db: Kysely<Database>, roundId: Id, revision: number) {
  const of = (table: 'group_statistics' | 'rank_results' | 'panel_changes' | 'group_appendices') =>
    db.selectFrom(table).selectAll().where('round_id', '=', roundId).where('revision', '=', revision).execute();
  return {
    statistics: await of('group_statistics'),
    ranks: await of('rank_results'),
    panels: await of('panel_changes'),
    appendices: await of('group_appendices'),
  };
}
