import { createHash } from 'node:crypto';
import type { Insertable, Kysely } from 'kysely';
import { computeRoundStatistics, type RoundStatistics } from '#app/domain/benchmark/round-statistics';
import { METHOD_ID } from '#app/domain/parameters';
import { type ClosingTable, findPreviousClosedRound } from '#db/queries/closings';
import { findRound } from '#db/queries/rounds';
import { toSharingsInForce } from '#db/queries/shared-results';
import type { Database, Id, Instant } from '#db/schema';
import { readCounting, readRoundInput, seedOf } from './read-round-input.server';
import { toRows } from './statistics-rows';

/** What is to be closed, and as of when. */
export interface ClosingOrder {
  roundId: Id;
  cutOffAt: Instant;
  closedAt: Instant;
}

/** Everything that closing a round writes but for its status, ready to be inserted. */
export interface PreparedClosing {
  tables: ClosingRows[];
  closing: Insertable<Database['round_closings']>;
  /** Organisations that count. */
  counted: number;
}

/** Rows of one table, all of them or a piece. */
export type ClosingRows = { [T in ClosingTable]: { table: T; rows: Insertable<Database[T]>[] } }[ClosingTable];

/** Reads what counts at the cut-off and computes the round's statistics (method 5, 6.5, 7, 10.1). Writes nothing. */
export async function prepareClosing(db: Kysely<Database>, order: ClosingOrder): Promise<PreparedClosing> {
  const { roundId, cutOffAt, closedAt } = order;
  const round = await findRound(db, roundId);
  if (!round) throw new Error(`round ${roundId} is not stored`);
  const counted = await readCounting(db, roundId, cutOffAt);
  const previous = await findPreviousClosedRound(db, {
    programmeId: round.programme_id,
    questionnaireVersionId: round.questionnaire_version_id,
    opensAt: round.opens_at,
  });
  const previousRoundId = previous?.id ?? null;
  const statistics = computeRoundStatistics(await readRoundInput(db, round, counted, previousRoundId));
  const stamp = { methodId: METHOD_ID, seed: seedOf(round), frozenAt: closedAt };
  const rows = toRows(statistics, { roundId, previousRoundId, counted, ...stamp });
  return {
    counted: counted.length,
    tables: [
      {
        table: 'counted_sign_offs',
        rows: counted.map(({ unitId, signOffId, sharing }) => ({
          round_id: roundId,
          unit_id: unitId,
          sign_off_id: signOffId,
          sharing: JSON.stringify(sharing),
        })),
      },
      { table: 'sharings_in_force', rows: toSharingsInForce(roundId, counted) },
      { table: 'group_statistics', rows: rows.statistics },
      { table: 'rank_results', rows: rows.ranks },
      { table: 'panel_changes', rows: rows.panels },
      { table: 'group_appendices', rows: rows.appendices },
    ],
    closing: {
      round_id: roundId,
      previous_round_id: previousRoundId,
      cut_off_at: cutOffAt,
      result_hash: hashOfStatistics(statistics),
      method_id: stamp.methodId,
      seed: stamp.seed,
      frozen_at: closedAt,
    },
  };
}

/** SHA-256 of all that was computed, in its fixed order. */
export function hashOfStatistics(statistics: RoundStatistics): string {
  return createHash('sha256').update(JSON.stringify(statistics)).digest('hex');
}
