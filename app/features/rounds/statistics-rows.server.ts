import { createHash } from 'node:crypto';
import type { Insertable, Kysely } from 'kysely';
import type { Published } from '#app/domain/benchmark/judge-correction';
import type { Viewers } from '#app/domain/benchmark/round-input';
import type { RoundStatistics } from '#app/domain/benchmark/round-statistics';
import { listFrozenStatistics } from '#db/queries/frozen-statistics';
import type { Database, Id, Instant } from '#db/schema';
import type { CountedSignOff } from './read-round-input.server';

interface Stamp {
  roundId: Id;
  revision: number;
  previousRoundId: Id | null;
  counted: readonly CountedSignOff[];
  methodId: string;
  seed: number;
  frozenAt: Instant;
}

/** The computed statistics as rows of their tables. */
export function toRows(computed: RoundStatistics, stamp: Stamp) {
  const { methodId, seed, frozenAt } = stamp;
  const key = { round_id: stamp.roundId, revision: stamp.revision };
  const membersHash = createHash('sha256')
    .update(JSON.stringify(stamp.counted.map((one) => one.signOffId)))
    .digest('hex');
  return {
    statistics: computed.statistics.map(
      (one): Insertable<Database['group_statistics']> => ({
        ...key,
        tree: one.tree,
        node: one.node,
        group_code: one.groupCode,
        audience: one.viewers,
        n: one.n,
        n_named: one.nNamed,
        is_released: one.isReleased ? 1 : 0,
        reason: one.reason,
        sum_u6: one.sumU6,
        q1_u6x4: one.q1U6x4,
        q2_u6x4: one.q2U6x4,
        q3_u6x4: one.q3U6x4,
        min_u6: one.minU6,
        max_u6: one.maxU6,
        members_hash: membersHash,
        method_id: methodId,
        seed,
        frozen_at: frozenAt,
      }),
    ),
    ranks: computed.ranks.map(
      (one): Insertable<Database['rank_results']> => ({
        ...key,
        tree: one.tree,
        node: one.node,
        group_code: one.groupCode,
        unit_id: one.unitId,
        n: one.n,
        rank: one.rank,
        tied: one.tied,
        percentile_rank: one.percentileRank,
        quartile_band: one.quartileBand,
        rank_low: one.rankLow,
        rank_high: one.rankHigh,
        index_low: one.indexLow,
        index_high: one.indexHigh,
        scenario_rank_min: one.scenarioRankMin,
        scenario_rank_max: one.scenarioRankMax,
        replicates: one.S,
        method_id: methodId,
        seed,
        frozen_at: frozenAt,
      }),
    ),
    panels:
      stamp.previousRoundId === null
        ? []
        : computed.panels.map(
            (one): Insertable<Database['panel_changes']> => ({
              ...key,
              previous_round_id: stamp.previousRoundId!,
              tree: one.tree,
              node: one.node,
              group_code: one.groupCode,
              audience: one.viewers,
              n_panel: one.nPanel,
              up: one.up,
              down: one.down,
              same: one.same,
              is_released: one.isReleased ? 1 : 0,
              reason: one.reason,
              mean_change: one.meanChange,
              median_change: one.medianChange,
              sign_test_p: one.signTestP,
              composition_effect: one.compositionEffect,
              method_id: methodId,
              frozen_at: frozenAt,
            }),
          ),
    appendices: computed.appendices.map(
      (one): Insertable<Database['group_appendices']> => ({
        ...key,
        tree: one.tree,
        group_code: one.groupCode,
        content: JSON.stringify(one),
        method_id: methodId,
        seed,
        frozen_at: frozenAt,
      }),
    ),
  };
}

/** What a revision of a round's statistics shows. */
export async function readPublished(db: Kysely<Database>, roundId: Id, revision: number): Promise<Published> {
  const { statistics, panels, ranks, appendices } = await listFrozenStatistics(db, roundId, revision);
  return {
    statistics: statistics.map((row) => ({
      groupCode: row.group_code,
      node: row.node,
      viewers: row.audience as Viewers,
      isReleased: row.is_released === 1,
      reason: row.reason,
      n: row.n,
      nNamed: row.n_named,
      q1U6x4: row.q1_u6x4,
      q2U6x4: row.q2_u6x4,
    })),
    panels: panels.map((row) => ({
      groupCode: row.group_code,
      node: row.node,
      viewers: row.audience as Viewers,
      isReleased: row.is_released === 1,
    })),
    ranks: ranks.map((row) => ({ groupCode: row.group_code })),
    appendices: appendices.map((row) => ({ groupCode: row.group_code })),
  };
}
