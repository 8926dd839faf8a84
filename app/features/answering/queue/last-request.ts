import type { Entry } from './entries';
import { byteLength, MAX_KEEPALIVE_BYTES } from './send-entries';
import type { Slot } from './snapshot';

/** Room for what stands around the entries. */
const ENVELOPE_BYTES = 1000;

/**
 * The entries that a page which goes away still has to send, as many as fit, marked as attempted. An entry behind one
 * that is under way guesses the next revision: a wrong guess is answered as a conflict and writes nothing, and the next
 * page load sends the entry again with the right one.
 */
export function entriesForLastRequest(slots: Iterable<Slot>): Entry[] {
  const fresh: { entry: Entry; baseRevision: number }[] = [];
  for (const { chain, problem } of slots) {
    let baseRevision = chain[0]?.baseRevision ?? 0;
    chain.forEach((entry, index) => {
      if (index > 0) baseRevision = entry.baseRevision ?? baseRevision + 1;
      if (!problem && !entry.isAttempted) fresh.push({ entry, baseRevision });
    });
  }
  let bytes = ENVELOPE_BYTES;
  const fitting = fresh.filter(({ entry }) => {
    bytes += byteLength(JSON.stringify(entry));
    return bytes < MAX_KEEPALIVE_BYTES;
  });
  for (const { entry } of fitting) entry.isAttempted = true;
  return fitting.map(({ entry, baseRevision }) => ({ ...entry, baseRevision }));
}
