import { createHash } from 'node:crypto';
import type { Insertable, Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { releaseStatistic, type SharedValue } from '#app/domain/benchmark/release-statistics';
import { PRESELECTED_SHARING, visibilityTo } from '#app/domain/benchmark/sharing';
import { METHOD_ID, type MethodParameters } from '#app/domain/parameters';
import { listNodes } from '#app/domain/questionnaire/applicable';
import { OWN_TREE } from '#app/domain/scoring/score-assessment';
import { insertAuditEvent } from '#db/queries/operations';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { findRound, listRoundGroupMembers, listRoundGroups, updateRoundStatus } from '#db/queries/rounds';
import { insertGroupStatistics, listCountingSignOffs, listScoresOf, listSharingsOfRound } from '#db/queries/sign-offs';
import type { Audience, Database, Id, SharingDepth } from '#db/schema';
import { inTransaction } from '#db/transaction';

export type CloseResult = { counted: number } | { problem: 'not_found' | 'not_open' };

const VIEWERS = ['county', 'public'] as const;
/** Which choice of sharing governs a node. */
const DEPTH_OF_KIND = { index: 'index', area: 'areas', direction: 'directions' } as const;

/**
 * Closes a round and freezes its statistics: per registered group, node and audience, over the latest sign-off of each
 * member before `closes_at`, with the sharing then in force (method 5.1, 5.3–5.5, 5.8, 5.10). Late sign-offs count next
 * round. A closed round is never computed again.
 */
export function closeRound(db: Kysely<Database>, roundId: Id, { now, actor }: Acting): Promise<CloseResult> {
  return inTransaction(db, async (trx) => {
    const round = await findRound(trx, roundId);
    if (!round) return { problem: 'not_found' };
    const closedAt = now.toISOString();
    if (!(await updateRoundStatus(trx, roundId, { from: 'open', to: 'closed', closedAt })))
      return { problem: 'not_open' };
    const cutOff = closedAt < round.closes_at ? closedAt : round.closes_at;
    const counting = await listCountingSignOffs(trx, roundId, cutOff);
    const groups = await readGroups(trx, roundId);
    const questionnaire = await loadQuestionnaire(trx, round.questionnaire_version_id);
    const parameters = JSON.parse(round.parameters) as MethodParameters;
    const values = await readValues(trx, roundId, cutOff, counting);
    const rows: Insertable<Database['group_statistics']>[] = [];
    for (const [groupCode, unitIds] of groups) {
      const inGroup = counting.filter((signOff) => unitIds.has(signOff.unitId));
      const membersHash = createHash('sha256')
        .update(JSON.stringify(inGroup.map((one) => one.signOffId).sort()))
        .digest('hex');
      for (const node of listNodes(questionnaire)) {
        for (const viewers of VIEWERS) {
          const shared = inGroup.flatMap((signOff) => values(signOff, node.code, DEPTH_OF_KIND[node.kind], viewers));
          const statistic = releaseStatistic(shared, questionnaire.scale, parameters);
          rows.push({
            round_id: roundId,
            tree: OWN_TREE,
            node: node.code,
            group_code: groupCode,
            audience: viewers,
            n: statistic.n,
            n_named: statistic.nNamed,
            is_released: statistic.isReleased ? 1 : 0,
            reason: statistic.reason,
            sum_u6: statistic.sumU6,
            q1_u6x4: statistic.q1U6x4,
            q2_u6x4: statistic.q2U6x4,
            q3_u6x4: statistic.q3U6x4,
            min_u6: statistic.minU6,
            max_u6: statistic.maxU6,
            members_hash: membersHash,
            method_id: METHOD_ID,
            seed: seedOf(round.closes_at),
            frozen_at: closedAt,
          });
        }
      }
    }
    await insertGroupStatistics(trx, rows);
    await insertAuditEvent(trx, {
      at: closedAt,
      personId: actor.personId,
      organisationId: null,
      action: 'round_closed',
      objectType: 'round',
      objectId: roundId,
      after: { counted: counting.length },
      requestId: actor.requestId,
    });
    return { counted: counting.length };
  });
}

/** The registered groups in order of priority, with their members. */
async function readGroups(trx: Transaction<Database>, roundId: Id): Promise<Map<string, Set<Id>>> {
  const groups = new Map((await listRoundGroups(trx, roundId)).map((group) => [group.code, new Set<Id>()]));
  for (const member of await listRoundGroupMembers(trx, roundId)) groups.get(member.groupCode)?.add(member.unitId);
  return groups;
}

type CountingSignOff = Awaited<ReturnType<typeof listCountingSignOffs>>[number];

/** Looks up what one sign-off contributes to one node for one audience: a value with its visibility, or nothing. */
async function readValues(
  trx: Transaction<Database>,
  roundId: Id,
  cutOff: string,
  counting: readonly CountingSignOff[],
) {
  const wanted = new Set(counting.map((signOff) => signOff.signOffId));
  const scores = new Map<string, number>();
  for (const score of await listScoresOf(trx, roundId, OWN_TREE)) {
    if (wanted.has(score.signOffId) && score.scoreU6 !== null && score.isPartial === 0) {
      scores.set(`${score.signOffId} ${score.node}`, score.scoreU6);
    }
  }
  const choices = new Map<string, Audience>();
  for (const choice of await listSharingsOfRound(trx, roundId, cutOff)) {
    const key = `${choice.assessmentId} ${choice.depth}`;
    if (!choices.has(key)) choices.set(key, choice.audience);
  }
  return (signOff: CountingSignOff, node: string, depth: SharingDepth, viewers: 'county' | 'public'): SharedValue[] => {
    const scoreU6 = scores.get(`${signOff.signOffId} ${node}`);
    if (scoreU6 === undefined) return [];
    const choice = choices.get(`${signOff.assessmentId} ${depth}`) ?? PRESELECTED_SHARING[depth];
    return [{ scoreU6, visibility: visibilityTo(viewers, choice) }];
  };
}

/** The round's seed: the first of January of its closing year, as yyyy0101 (method 7.1). */
function seedOf(closesAt: string): number {
  return Number(`${closesAt.slice(0, 4)}0101`);
}
