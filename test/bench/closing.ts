import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import type { Engine } from '#db/connection.server';
import { createDatabase } from '../support/database';
import { closedAtOf, createBulkCounty } from './bulk-county';
import type { ClosingMeasured } from './closing-process';
import { type Line, ms, ratio } from './measure';

const NATIONAL = 290;
const GROWN = 10_000;
const FOLDER = '.cache/bench';

/** Closing a country's round: on both engines, and on SQLite for many more organisations. */
export async function benchClosing(engine: Engine): Promise<Line[]> {
  await buildProcess();
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

/** The closing and its thread bundled as the product's are, side by side. */
function buildProcess() {
  return build({
    entryPoints: {
      'closing-process': 'test/bench/closing-process.ts',
      'closing-worker': 'app/features/rounds/closing-worker.ts',
    },
    outdir: FOLDER,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
}

/** Closes the second of two rounds that everybody has signed, in a process of its own. */
async function measureClosing(organisations: number): Promise<ClosingMeasured> {
  const { db, url, drop } = await createDatabase();
  try {
    const { rounds } = await createBulkCounty(db, { organisations, years: 2 });
    const { id, year } = rounds.at(-1)!;
    const args = [`${FOLDER}/closing-process.mjs`, url, id, closedAtOf(year).toISOString()];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the round was not closed:\n${stderr}`);
    return JSON.parse(stdout) as ClosingMeasured;
  } finally {
    await drop();
  }
}

function describe(measured: ClosingMeasured, organisations: number, engine: Engine, bar: string): Line {
  const { closingMs, longestPauseMs, writeMs, slowestWriteMs, peakMegabytes } = measured;
  return {
    what: `closing ${organisations} organisations, ${engine}`,
    measured: [
      `${(closingMs / 1000).toFixed(2)} s = ${Math.round(closingMs / writeMs)} single durable writes`,
      `event loop paused ≤ ${ms(longestPauseMs)}`,
      `a write beside it ≤ ${ms(slowestWriteMs)}`,
      `${peakMegabytes.toFixed(0)} MB`,
    ].join(', '),
    bar,
  };
}
