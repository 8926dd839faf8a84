import { createHash } from 'node:crypto';
import type { Insertable, Kysely } from 'kysely';
import { type CorrectionRefusal, judgeCorrection } from '#app/domain/benchmark/judge-correction';
import { computeRoundStatistics, type RoundStatistics } from '#app/domain/benchmark/round-statistics';
import { METHOD_ID } from '#app/domain/parameters';
import { type ClosingTable, findPreviousClosedRound, findRoundClosing } from '#db/queries/closings';
import { findRound } from '#db/queries/rounds';
import { toSharingsInForce } from '#db/queries/sharings-in-force';
import type { Database, Id, Instant } from '#db/schema';
import {
  type CountedSignOff,
  readCorrected,
  readCounted,
  readCounting,
  readRoundInput,
  seedOf,
} from './read-round-input.server';
import { scoreLaterGroups } from './score-later-groups.server';
import { readPublished, toRows } from './statistics-rows.server';

/** What is to be closed, and as of when. */
export interface ClosingOrder {
  roundId: Id;
  cutOffAt: Instant;
  closedAt: Instant;
}

/** Which revision of a closed round's statistics is to be made, and why. */
export interface CorrectionOrder {
  roundId: Id;
  revision: number;
  correctedAt: Instant;
  reason: string;
}

/** Everything that closing or correcting a round writes but for its status, ready to be inserted. */
export interface PreparedClosing {
  tables: ClosingRows[];
  closing: Insertable<Database['round_closings']>;
  /** Organisations that count. */
  counted: number;
  /** Of a correction: whose values change, and why it may not be published. */
  changed: Id[];
  refusal: CorrectionRefusal | null;
}

/** Rows of one table, all of them or a piece. */
export type ClosingRows = { [T in ClosingTable]: { table: T; rows: Insertable<Database[T]>[] } }[ClosingTable];

/** Reads what counts and computes the round's statistics (method 5, 6.5, 7, 10.1). Writes nothing. */
export function prepareClosing(db: Kysely<Database>, order: ClosingOrder | CorrectionOrder): Promise<PreparedClosing> {
  return 'revision' in order ? prepareCorrection(db, order) : prepareFirst(db, order);
}

async function prepareFirst(db: Kysely<Database>, order: ClosingOrder): Promise<PreparedClosing> {
  const { roundId, cutOffAt, closedAt } = order;
  const round = await readRoundToClose(db, roundId);
  const counted = await readCounting(db, roundId, cutOffAt);
  const previous = await findPreviousClosedRound(db, {
    programmeId: round.programme_id,
    questionnaireVersionId: round.questionnaire_version_id,
    opensAt: round.opens_at,
  });
  const previousRoundId = previous?.id ?? null;
  const input = await readRoundInput(db, round, counted, previousRoundId);
  const statistics = computeRoundStatistics(input);
  const stamp = {
    roundId,
    revision: 0,
    previousRoundId,
    cutOffAt,
    seed: seedOf(round),
    frozenAt: closedAt,
    reason: '',
  };
  const prepared = toPrepared(statistics, counted, stamp);
  const sharings: ClosingRows = { table: 'sharings_in_force', rows: toSharingsInForce(roundId, counted) };
  const scores: ClosingRows = { table: 'node_scores', rows: await scoreLaterGroups(db, input, counted) };
  return { ...prepared, tables: [...prepared.tables, sharings, scores], changed: [], refusal: null };
}

/** The same members with their latest signatures, under the sharing that the figures were frozen with (method 5.8). */
async function prepareCorrection(db: Kysely<Database>, order: CorrectionOrder): Promise<PreparedClosing> {
  const { roundId, revision, correctedAt, reason } = order;
  const round = await readRoundToClose(db, roundId);
  const closing = await findRoundClosing(db, roundId);
  if (!closing) throw new Error(`round ${roundId} has not been closed`);
  const previousRoundId = closing.previous_round_id;
  const counted = await readCorrected(db, roundId);
  const before = await readRoundInput(db, round, await readCounted(db, roundId), previousRoundId);
  const after = await readRoundInput(db, round, counted, previousRoundId);
  const { changed, refusal, statistics } = judgeCorrection(
    before,
    after,
    await readPublished(db, roundId, revision - 1),
  );
  const frozen = { cutOffAt: closing.cut_off_at, seed: closing.seed, frozenAt: correctedAt };
  const stamp = { roundId, revision, previousRoundId, reason, ...frozen };
  return { ...toPrepared(statistics, counted, stamp), changed, refusal };
}

async function readRoundToClose(db: Kysely<Database>, roundId: Id) {
  const round = await findRound(db, roundId);
  if (!round) throw new Error(`round ${roundId} is not stored`);
  return round;
}

interface Stamp {
  roundId: Id;
  revision: number;
  previousRoundId: Id | null;
  cutOffAt: Instant;
  seed: number;
  frozenAt: Instant;
  reason: string;
}

function toPrepared(statistics: RoundStatistics, counted: readonly CountedSignOff[], stamp: Stamp) {
  const { roundId, revision, previousRoundId, cutOffAt, seed, frozenAt, reason } = stamp;
  const rows = toRows(statistics, { roundId, revision, previousRoundId, counted, methodId: METHOD_ID, seed, frozenAt });
  const tables: ClosingRows[] = [
    {
      table: 'counted_sign_offs',
      rows: counted.map(({ unitId, signOffId, sharing }) => ({
        round_id: roundId,
        revision,
        unit_id: unitId,
        sign_off_id: signOffId,
        sharing: JSON.stringify(sharing),
      })),
    },
    { table: 'group_statistics', rows: rows.statistics },
    { table: 'rank_results', rows: rows.ranks },
    { table: 'panel_changes', rows: rows.panels },
    { table: 'group_appendices', rows: rows.appendices },
  ];
  const closing = {
    round_id: roundId,
    revision,
    previous_round_id: previousRoundId,
    cut_off_at: cutOffAt,
    result_hash: hashOfStatistics(statistics),
    method_id: METHOD_ID,
    seed,
    frozen_at: frozenAt,
    reason,
  };
  return { tables, closing, counted: counted.length };
}

/** SHA-256 of all that was computed, in its fixed order. */
export function hashOfStatistics(statistics: RoundStatistics): string {
  return createHash('sha256').update(JSON.stringify(statistics)).digest('hex');
}
