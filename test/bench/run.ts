import { startPostgres } from '../support/postgres';
import { benchClosing } from './closing';
import { benchJourneys } from './journeys';
import type { Line } from './measure';
import { benchBundles, benchColdStart, benchPages } from './pages';
import { benchSave } from './save';
import { benchSign } from './sign';
import { benchWorkbook } from './workbook';

/**
 * npm run bench [-- PART …]: measures and prints, judges nothing. On a small shared machine absolute times are noise;
 * compare within a run.
 */
const PARTS: Record<string, () => Promise<Line[]>> = {
  save: () => onBothEngines(benchSave),
  journeys: () => onBothEngines(benchJourneys),
  sign: () => onBothEngines(benchSign),
  closing: () => onBothEngines(benchClosing),
  pages: () => onBothEngines(benchPages),
  workbook: () => onBothEngines(benchWorkbook),
  start: benchColdStart,
  bundles: benchBundles,
};

async function onBothEngines(bench: (engine: 'sqlite' | 'postgres') => Promise<Line[]>): Promise<Line[]> {
  process.env.TEST_ENGINE = 'sqlite';
  const lines = await bench('sqlite');
  const server = await startPostgres();
  process.env.TEST_DATABASE_URL = server.url;
  process.env.TEST_ENGINE = 'postgres';
  try {
    return [...lines, ...(await bench('postgres'))];
  } finally {
    await server.stop();
    delete process.env.TEST_DATABASE_URL;
  }
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  process.stderr.write(`Unknown part: ${unknown.join(', ')}. Parts: ${Object.keys(PARTS).join(', ')}\n`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const line of await bench())
    process.stdout.write(`${line.what.padEnd(52)} ${line.measured.padEnd(70)} ${line.bar}\n`);
}
