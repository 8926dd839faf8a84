import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { applySharing } from '#app/access/apply-sharing.server';
import type { RoundInput } from '#app/domain/benchmark/round-input';
import type { RoundStatistics } from '#app/domain/benchmark/round-statistics';
import { METHOD_ID } from '#app/domain/parameters';
import { computeRoundStatisticsOffLoop } from '#app/jobs/round-statistics.server';
import { findPreviousClosedRound, insertFrozen, insertRoundClosing } from '#db/queries/closings';
import { insertAuditEvent } from '#db/queries/operations';
import { findRound, updateRoundStatus } from '#db/queries/rounds';
import { insertSharingsInForce } from '#db/queries/shared-results';
import type { Database, Id, Instant } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { type CountedSignOff, readCounting, readRoundInput, seedOf } from './read-round-input.server';
import { toRows } from './statistics-rows';

export type CloseResult = { counted: number } | { problem: 'not_found' | 'not_open' | 'still_changing' };

const MAX_ATTEMPTS = 3;
const END_OF_TIME: Instant = '9999-12-31T23:59:59.999Z';

/** A round may be closed by a person, or by the clock or a command: then nobody is named. */
interface Closing {
  now: Date;
  actor: { personId: Id | null; requestId?: string | null };
}

/**
 * Closes a round and freezes its statistics (method 5, 6.5, 7, 10.1): over the latest sign-off of each member before the
 * cut-off, with the sharing then in force. Computed off the event loop from one reading, written in one transaction that
 * first makes sure that the reading still holds. A closed round is never computed again.
 */
export async function closeRound(db: Kysely<Database>, roundId: Id, acting: Closing): Promise<CloseResult> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const round = await findRound(db, roundId);
    if (!round) return { problem: 'not_found' };
    if (round.status !== 'open') return { problem: 'not_open' };
    const closedAt = acting.now.toISOString();
    const cutOffAt = closedAt < round.closes_at ? closedAt : round.closes_at;
    const counted = await readCounting(db, roundId, cutOffAt);
    const previous = await findPreviousClosedRound(db, {
      programmeId: round.programme_id,
      questionnaireVersionId: round.questionnaire_version_id,
      opensAt: round.opens_at,
    });
    const input = await readRoundInput(db, round, counted, previous?.id ?? null);
    const statistics = await computeRoundStatisticsOffLoop(input);
    const frozen = { round, cutOffAt, counted, input, statistics, previousRoundId: previous?.id ?? null };
    const written = await inTransaction(db, (trx) => freeze(trx, frozen, acting));
    if (written === 'not_open') return { problem: 'not_open' };
    if (written === 'frozen') return { counted: counted.length };
  }
  return { problem: 'still_changing' };
}

interface Frozen {
  round: NonNullable<Awaited<ReturnType<typeof findRound>>>;
  cutOffAt: Instant;
  counted: CountedSignOff[];
  input: RoundInput;
  statistics: RoundStatistics;
  previousRoundId: Id | null;
}

async function freeze(
  trx: Transaction<Database>,
  { round, cutOffAt, counted, statistics, previousRoundId }: Frozen,
  { now, actor }: Closing,
): Promise<'frozen' | 'not_open' | 'changed'> {
  if (JSON.stringify(await readCounting(trx, round.id, cutOffAt)) !== JSON.stringify(counted)) return 'changed';
  const closedAt = now.toISOString();
  if (!(await updateRoundStatus(trx, round.id, { from: 'open', to: 'closed', closedAt }))) return 'not_open';
  const stamp = { methodId: METHOD_ID, seed: seedOf(round), frozenAt: closedAt };
  const rows = toRows(statistics, { roundId: round.id, previousRoundId, counted, ...stamp });
  await insertFrozen(
    trx,
    'counted_sign_offs',
    counted.map(({ unitId, signOffId, sharing }) => ({
      round_id: round.id,
      unit_id: unitId,
      sign_off_id: signOffId,
      sharing: JSON.stringify(sharing),
    })),
  );
  await insertSharingsInForce(trx, round.id, counted);
  await insertFrozen(trx, 'group_statistics', rows.statistics);
  await insertFrozen(trx, 'rank_results', rows.ranks);
  await insertFrozen(trx, 'panel_changes', rows.panels);
  await insertFrozen(trx, 'group_appendices', rows.appendices);
  await insertRoundClosing(trx, {
    round_id: round.id,
    previous_round_id: previousRoundId,
    cut_off_at: cutOffAt,
    result_hash: hashOfStatistics(statistics),
    method_id: stamp.methodId,
    seed: stamp.seed,
    frozen_at: closedAt,
  });
  await applyLaterChoices(trx, round.id, counted, now);
  await insertAuditEvent(trx, {
    at: closedAt,
    personId: actor.personId,
    organisationId: null,
    action: 'round_closed',
    objectType: 'round',
    objectId: round.id,
    after: { counted: counted.length, cutOffAt },
    requestId: actor.requestId,
  });
  return 'frozen';
}

/** Choices made between the cut-off and the moment of closing change what is shown as any later choice does. */
async function applyLaterChoices(
  trx: Transaction<Database>,
  roundId: Id,
  counted: readonly CountedSignOff[],
  now: Date,
) {
  const latest = await readCounting(trx, roundId, END_OF_TIME);
  for (const { unitId, sharing } of counted) {
    const choice = latest.find((one) => one.unitId === unitId)?.sharing;
    if (choice && JSON.stringify(choice) !== JSON.stringify(sharing)) {
      await applySharing(trx, { roundId, unitId, sharing: choice }, now);
    }
  }
}

/** SHA-256 of all that was computed, in its fixed order. */
export function hashOfStatistics(statistics: RoundStatistics): string {
  return createHash('sha256').update(JSON.stringify(statistics)).digest('hex');
}
