import type { Kysely } from 'kysely';
import { keepWithheld } from '#app/domain/benchmark/judge-correction';
import { computeRoundStatistics } from '#app/domain/benchmark/round-statistics';
import { findRoundClosing } from '#db/queries/closings';
import { listFrozenStatistics } from '#db/queries/frozen-statistics';
import { findRound } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { hashOfStatistics } from './prepare-closing.server';
import { readCounted, readRoundInput } from './read-round-input.server';
import { readPublished, toRows } from './statistics-rows.server';

export type RecomputeResult =
  | {
      isIdentical: boolean;
      storedHash: string;
      computedHash: string;
      counted: number;
      /** Tables whose stored rows are not what was computed now. */
      differing: string[];
    }
  | { problem: 'not_found' | 'not_closed' };

const TABLES = ['statistics', 'ranks', 'panels', 'appendices'] as const;

/**
 * Computes a closed round again from its signed answers, members and sharing as they were counted, and says whether the
 * result is the stored one to the last bit: hash and every row. Writes nothing.
 */
export async function recomputeRound(db: Kysely<Database>, roundId: Id): Promise<RecomputeResult> {
  const round = await findRound(db, roundId);
  if (!round) return { problem: 'not_found' };
  const closing = await findRoundClosing(db, roundId);
  if (!closing) return { problem: 'not_closed' };
  const counted = await readCounted(db, roundId);
  const computed = computeRoundStatistics(await readRoundInput(db, round, counted, closing.previous_round_id));
  const { revision } = closing;
  const statistics = revision === 0 ? computed : keepWithheld(computed, await readPublished(db, roundId, revision - 1));
  const computedHash = hashOfStatistics(statistics);
  const rows = toRows(statistics, {
    roundId,
    revision,
    previousRoundId: closing.previous_round_id,
    counted,
    methodId: closing.method_id,
    seed: closing.seed,
    frozenAt: closing.frozen_at,
  });
  const stored = await listFrozenStatistics(db, roundId, revision);
  const differing = TABLES.filter((table) => canonical(rows[table]) !== canonical(stored[table]));
  return {
    isIdentical: differing.length === 0 && computedHash === closing.result_hash,
    storedHash: closing.result_hash,
    computedHash,
    counted: counted.length,
    differing,
  };
}

/** Rows as text that is the same whatever the order of rows and columns. */
function canonical(rows: readonly object[]): string {
  return rows
    .map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort()
    .join('\n');
}
