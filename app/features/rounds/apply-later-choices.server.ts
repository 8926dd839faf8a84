import type { Transaction } from 'kysely';
import { applySharing } from '#app/access/apply-sharing.server';
import { listUnitsSharedSince } from '#db/queries/sign-offs';
import type { Database, Id, Instant } from '#db/schema';
import { END_OF_TIME, readCounted, readCounting } from './read-round-input.server';

/**
 * Choices made between the cut-off and the moment of closing change what is shown as any later choice does: the frozen
 * figures are over the choices at the cut-off.
 */
export async function applyLaterChoices(
  trx: Transaction<Database>,
  { roundId, since }: { roundId: Id; since: Instant },
  now: Date,
): Promise<void> {
  const changed = new Set(await listUnitsSharedSince(trx, roundId, since));
  if (changed.size === 0) return;
  const latest = new Map((await readCounting(trx, roundId, END_OF_TIME)).map((one) => [one.unitId, one.sharing]));
  for (const { unitId, sharing } of await readCounted(trx, roundId)) {
    const choice = changed.has(unitId) ? latest.get(unitId) : undefined;
    if (choice && JSON.stringify(choice) !== JSON.stringify(sharing)) {
      await applySharing(trx, { roundId, unitId, sharing: choice }, now);
    }
  }
}
