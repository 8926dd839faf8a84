/**
 * Closes one round as the built server does, with the thread beside it, and prints what that took as JSON.
 *
 *     node closing-process.mjs DATABASE_URL ROUND_ID NOW
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { closeRound } from '#app/features/rounds/close-round.server';
import { connect } from '#db/connection.server';
import { upsertInstallationValue } from '#db/queries/operations';
import { summarise, timeEach } from './measure';

export interface ClosingMeasured {
  counted: number;
  closingMs: number;
  /** Processor time of both threads: what the closing would take on a machine that does nothing else. */
  processorMs: number;
  /** Longest time for which the event loop did nothing else. */
  longestPauseMs: number;
  /** One durable single-row write before the closing, and the slowest one during it. */
  writeMs: number;
  slowestWriteMs: number;
  peakMegabytes: number;
}

const RESOLUTION_MS = 1;
const WRITES = 50;
const PAUSE_BETWEEN_WRITES_MS = 20;

const [url = '', roundId = '', now = ''] = process.argv.slice(2);
const db = connect(url);
const write = (index: number) => upsertInstallationValue(db, 'measured', String(index));
const writes = summarise(await timeEach(WRITES, write));
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
await new Promise((resolve) => setTimeout(resolve, 50));
delay.enable();
let isClosing = true;
const beside = (async () => {
  let slowest = 0;
  for (let index = 0; isClosing; index++) {
    slowest = Math.max(slowest, ...(await timeEach(1, () => write(index))));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_BETWEEN_WRITES_MS));
  }
  return slowest;
})();
const started = performance.now();
const usedBefore = process.cpuUsage();
const closed = await closeRound(db, roundId, { now: new Date(now), actor: { personId: null } });
const closingMs = performance.now() - started;
const used = process.cpuUsage(usedBefore);
isClosing = false;
const slowestWriteMs = await beside;
delay.disable();
if ('problem' in closed) throw new Error(closed.problem);
const measured: ClosingMeasured = {
  counted: closed.counted,
  closingMs,
  processorMs: (used.user + used.system) / 1000,
  longestPauseMs: delay.max / 1e6 - RESOLUTION_MS,
  writeMs: writes.p50,
  slowestWriteMs,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(`${JSON.stringify(measured)}\n`);
await db.destroy();
