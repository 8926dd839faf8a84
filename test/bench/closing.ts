import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '#db/connection.server';
import { bundleProcesses } from '../../scripts/bundle-processes.mjs';
import { createDatabase } from '../support/database';
import { closedAtOf, createBulkCounty } from './bulk-county';
import type { ClosingMeasured } from './closing-process';
import { type Line, ms, ratio } from './measure';

const NATIONAL = 290;
const GROWN = 10_000;
/** Inside the project, so that packages are found from there. */
const FOLDER = '.cache';

/** Closing a country's round: on both engines, and on SQLite for many more organisations. */
export async function benchClosing(engine: Engine): Promise<Line[]> {
  const national = await measureClosing(NATIONAL);
  const lines = [describe(national, NATIONAL, engine, '≤ 2 s')];
  if (engine !== 'sqlite') return lines;
  const grown = await measureClosing(GROWN);
  const growth = grown.closingMs / national.closingMs;
  const allowed = (GROWN * Math.log(GROWN)) / (NATIONAL * Math.log(NATIONAL));
  return [
    ...lines,
    describe(grown, GROWN, engine, '≤ 30 s'),
    {
      what: `growth from ${NATIONAL} to ${GROWN} organisations`,
      measured: `${ratio(growth)} the time, n·log n would be ${ratio(allowed)}: ${ratio(growth / allowed)} of that`,
      bar: '≤ 1× of n·log n',
    },
  ];
}

/** Closes a round in a process of its own, with the closing and its thread bundled side by side as the product's are. */
export async function closeInProcess(url: string, roundId: string, now: Date): Promise<ClosingMeasured> {
  mkdirSync(FOLDER, { recursive: true });
  const folder = mkdtempSync(join(FOLDER, 'closing-'));
  try {
    await bundleProcesses({ 'closing-process': 'test/bench/closing-process.ts' }, folder);
    const args = [join(folder, 'closing-process.mjs'), url, roundId, now.toISOString()];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the round was not closed:\n${stderr}`);
    return JSON.parse(stdout) as ClosingMeasured;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Closes the second of two rounds that everybody has signed, in a process of its own. */
async function measureClosing(organisations: number): Promise<ClosingMeasured> {
  const { db, url, drop } = await createDatabase();
  try {
    const { rounds } = await createBulkCounty(db, { organisations, years: 2 });
    const { id, year } = rounds.at(-1)!;
    return await closeInProcess(url, id, closedAtOf(year));
  } finally {
    await drop();
  }
}

function describe(measured: ClosingMeasured, organisations: number, engine: Engine, bar: string): Line {
  const { closingMs, processorMs, longestPauseMs, writeMs, slowestWriteMs, peakMegabytes } = measured;
  return {
    what: `closing ${organisations} organisations, ${engine}`,
    measured: [
      `${(closingMs / 1000).toFixed(2)} s (${(processorMs / 1000).toFixed(2)} s of processor)`,
      `${Math.round(closingMs / writeMs)}× a single durable write`,
      `event loop paused ≤ ${ms(longestPauseMs)}`,
      `a write beside it ≤ ${ms(slowestWriteMs)}`,
      `${peakMegabytes.toFixed(0)} MB`,
    ].join(', '),
    bar,
  };
}
