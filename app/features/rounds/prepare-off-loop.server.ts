import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import { addressOf } from '#db/connection.server';
import type { Database } from '#db/schema';
import {
  type ClosingOrder,
  type ClosingRows,
  type CorrectionOrder,
  type PreparedClosing,
  prepareClosing,
} from './prepare-closing.server';

/** Built beside the server; from the sources (commands, tests) there is none, and nobody waits for the event loop there. */
const WORKER = new URL('./closing-worker.mjs', import.meta.url);

/**
 * Prepares a closing or a correction in a thread of its own that reads by itself, so that everybody else is served meanwhile. A database
 * in memory can be read by nobody else: then it happens here.
 */
export function prepareOffLoop(db: Kysely<Database>, order: ClosingOrder | CorrectionOrder): Promise<PreparedClosing> {
  const address = addressOf(db);
  if (address === null || WORKER.protocol !== 'file:' || !existsSync(fileURLToPath(WORKER))) {
    return prepareClosing(db, order);
  }
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: { address, order } });
    const tables: ClosingRows[] = [];
    worker.on('message', (answer: ClosingRows | Omit<PreparedClosing, 'tables'>) => {
      if ('table' in answer) tables.push(answer);
      else resolve({ ...answer, tables });
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that prepares the closing ended with ${code}`)));
  });
}
