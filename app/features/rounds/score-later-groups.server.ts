import type { Insertable, Kysely } from 'kysely';
import type { RoundInput } from '#app/domain/benchmark/round-input';
import { coreTreeName } from '#app/domain/questionnaire/trees';
import { mixedKindsOf, scoreCore } from '#app/domain/scoring/score-trees';
import { listScoredTrees, toNodeScoreRows } from '#db/queries/node-scores';
import type { Database } from '#db/schema';
import type { CountedSignOff } from './read-round-input.server';

/**
 * The scores that a closing adds: a sign-off is scored on the common core of the groups that there were that day, and
 * until the round closes groups may be named, or get members of another kind (method 5.1).
 */
export async function scoreLaterGroups(
  db: Kysely<Database>,
  { questionnaire, parameters, members, groups }: RoundInput,
  counted: readonly CountedSignOff[],
): Promise<Insertable<Database['node_scores']>[]> {
  const groupKinds = groups.flatMap(({ code, kinds }) => kinds.map((kind) => ({ groupCode: code, kind })));
  const trees = groups.filter(({ kinds }) => kinds.length > 1).map(({ kinds }) => coreTreeName(kinds));
  const signOffIds = new Map(counted.map(({ unitId, signOffId }) => [unitId, signOffId]));
  const scored = await listScoredTrees(db, [...signOffIds.values()], [...new Set(trees)]);
  return members.flatMap(({ unitId, kind, answers }) => {
    const signOffId = signOffIds.get(unitId)!;
    const answerOf = (code: string) => answers.get(code) ?? null;
    const missing = mixedKindsOf(kind, groupKinds).filter((kinds) => !scored.get(signOffId)?.has(coreTreeName(kinds)));
    return toNodeScoreRows(
      signOffId,
      missing.map((kinds) => scoreCore({ questionnaire, answerOf, kinds }, parameters)),
    );
  });
}
