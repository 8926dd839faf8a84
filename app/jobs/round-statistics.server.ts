import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { RoundInput } from '#app/domain/benchmark/round-input';
import { computeRoundStatistics, type RoundStatistics } from '#app/domain/benchmark/round-statistics';

/** Built beside the server; from the sources (commands, tests) there is none, and nobody waits for the event loop there. */
const WORKER = new URL('./round-worker.mjs', import.meta.url);

/** Computes a closing round's statistics in a thread of its own, so that everybody else is served meanwhile. */
export function computeRoundStatisticsOffLoop(input: RoundInput): Promise<RoundStatistics> {
  if (WORKER.protocol !== 'file:' || !existsSync(fileURLToPath(WORKER))) {
    return Promise.resolve(computeRoundStatistics(input));
  }
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: input });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the statistics' thread ended with ${code}`)));
  });
}
