import type { Kysely } from 'kysely';
import type { Database, Id, SharingDepth } from '../schema';

/**
 * What closed rounds hold about groups of organisations without saying which of them: the parts from which it is decided
 * whether a count may be shown, and the counts. None of these rows is for a page: see app/access.
 */

/** The units of each group of a closed round that were counted, with the choices frozen at the close and in force now. */
export async function listCountedMembers(db: Kysely<Database>, roundId: Id, depth: SharingDepth) {
  return db
    .selectFrom('round_groups as group')
    .innerJoin('round_group_members as member', 'member.round_group_id', 'group.id')
    .innerJoin('rounds as round', 'round.id', 'group.round_id')
    .innerJoin('counted_sign_offs_in_force as counted', (join) =>
      join.onRef('counted.round_id', '=', 'group.round_id').onRef('counted.unit_id', '=', 'member.unit_id'),
    )
    .innerJoin('sharings_in_force as shared', (join) =>
      join.onRef('shared.round_id', '=', 'counted.round_id').onRef('shared.unit_id', '=', 'counted.unit_id'),
    )
    .select([
      'group.code as groupCode',
      'counted.unit_id as unitId',
      'counted.sharing as frozenSharing',
      'shared.audience as audienceNow',
    ])
    .where('group.round_id', '=', roundId)
    .where('round.status', 'in', ['closed', 'archived'])
    .where('shared.depth', '=', depth)
    .orderBy('group.priority')
    .orderBy('group.code')
    .orderBy('counted.unit_id')
    .execute();
}

/** Which units of a closed round have a score that counts in comparisons on these nodes, tree by tree; not the score. */
export async function listScoredUnits(db: Kysely<Database>, roundId: Id, nodes: readonly string[]) {
  if (nodes.length === 0) return [];
  return db
    .selectFrom('counted_sign_offs_in_force as counted')
    .innerJoin('node_scores as score', 'score.sign_off_id', 'counted.sign_off_id')
    .select(['counted.unit_id as unitId', 'score.tree', 'score.node'])
    .where('counted.round_id', '=', roundId)
    .where('score.node', 'in', nodes)
    .where('score.score_u6', 'is not', null)
    .where('score.is_partial', '=', 0)
    .execute();
}

/** How many of the units gave each answer to each of the indicators. */
export async function countSignedAnswers(
  db: Kysely<Database>,
  { roundId, unitIds, indicators }: { roundId: Id; unitIds: readonly Id[]; indicators: readonly string[] },
) {
  if (unitIds.length === 0 || indicators.length === 0) return [];
  return db
    .selectFrom('counted_sign_offs_in_force as counted')
    .innerJoin('signed_answers as answer', 'answer.sign_off_id', 'counted.sign_off_id')
    .select(['answer.indicator', 'answer.kind', 'answer.level'])
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('counted.round_id', '=', roundId)
    .where('counted.unit_id', 'in', unitIds)
    .where('answer.indicator', 'in', indicators)
    .groupBy(['answer.indicator', 'answer.kind', 'answer.level'])
    .execute();
}

/** How many of the units gave each value to each fact. */
export async function countSignedFacts(
  db: Kysely<Database>,
  { roundId, unitIds }: { roundId: Id; unitIds: readonly Id[] },
) {
  if (unitIds.length === 0) return [];
  return db
    .selectFrom('counted_sign_offs_in_force as counted')
    .innerJoin('signed_facts as fact', 'fact.sign_off_id', 'counted.sign_off_id')
    .select(['fact.fact', 'fact.value'])
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('counted.round_id', '=', roundId)
    .where('counted.unit_id', 'in', unitIds)
    .groupBy(['fact.fact', 'fact.value'])
    .execute();
}
