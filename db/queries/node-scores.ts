import type { Insertable, Kysely } from 'kysely';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import type { TreeScores } from '#app/domain/scoring/score-trees';
import { chunksOf } from '../chunks';
import type { Database, Id } from '../schema';

/** The scores of a sign-off on some trees as they are frozen (method 10.1). */
export function toNodeScoreRows(signOffId: Id, trees: readonly TreeScores[]): Insertable<Database['node_scores']>[] {
  return trees.flatMap(({ tree, scores }) =>
    scores.map((score) => ({
      sign_off_id: signOffId,
      tree,
      node: score.node,
      score_u6: score.scoreU6,
      raw: score.raw,
      coverage: score.coverage,
      lower: score.lower,
      upper: score.upper,
      status: score.status,
      is_partial: score.isPartial ? (1 as const) : (0 as const),
      stage: score.stage,
      share3: score.share3,
      sum_w2: score.sumW2,
    })),
  );
}

/** Which of these trees each of the sign-offs has been scored on. */
export async function listScoredTrees(
  db: Kysely<Database>,
  signOffIds: readonly Id[],
  trees: readonly string[],
): Promise<Map<Id, Set<string>>> {
  const scored = new Map<Id, Set<string>>(signOffIds.map((id) => [id, new Set()]));
  if (trees.length === 0) return scored;
  for (const chunk of chunksOf(signOffIds)) {
    const rows = await db
      .selectFrom('node_scores')
      .select(['sign_off_id', 'tree'])
      .where('sign_off_id', 'in', chunk)
      .where('tree', 'in', trees)
      .where('node', '=', INDEX_NODE)
      .execute();
    for (const row of rows) scored.get(row.sign_off_id)?.add(row.tree);
  }
  return scored;
}
