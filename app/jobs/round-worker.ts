import { parentPort, workerData } from 'node:worker_threads';
import type { RoundInput } from '#app/domain/benchmark/round-input';
import { computeRoundStatistics } from '#app/domain/benchmark/round-statistics';

/** The thread that computes a closing round's statistics: one input, one answer. */
parentPort?.postMessage(computeRoundStatistics(workerData as RoundInput));
