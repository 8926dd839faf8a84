// npm test (everything) and npm run check (--check: lint, types, unit, SQLite). Brings what it needs, prints how long
// each part took, and closes with the line `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBuilt, ensureInstalled, enterProject } from './prepare.mjs';

const isQuick = process.argv.includes('--check');
const totals = { passed: 0, failed: 0 };
const times = [];

enterProject();
ensureInstalled();
mkdirSync('.cache', { recursive: true });
process.env.NO_COLOR = '1';

const bin = (name) => `node_modules/${name}`;

/** Runs one tool; it counts as one passed or failed. */
function check(name, args) {
  measure(name, () => {
    const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    totals[status === 0 ? 'passed' : 'failed'] += 1;
  });
}

/** Runs a project of Vitest and counts its tests; a project that ran none has failed. */
function tests(project) {
  return measure(project, () => {
    const file = `.cache/tests-${project}.json`;
    rmSync(file, { force: true });
    const args = [
      bin('vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ];
    const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    const passed = result.numPassedTests ?? 0;
    const skipped = (result.numTotalTests ?? 0) - passed - (result.numFailedTests ?? 0);
    const broken = status !== 0 || passed === 0 || skipped > 0;
    const failed = Math.max(result.numFailedTests ?? 0, broken ? 1 : 0);
    totals.passed += passed;
    totals.failed += failed;
    return passed + failed;
  });
}

function measure(name, work) {
  process.stdout.write(`\n── ${name}\n`);
  const started = performance.now();
  const answer = work();
  times.push([name, (performance.now() - started) / 1000]);
  return answer;
}

check('lint', [bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '--error-on-warnings', '.']);
check('types', [
  bin('typescript/bin/tsc'),
  ...['--noEmit', '-p', '.', '--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo'],
]);
check('unused', [bin('knip/bin/knip.js')]);
check('questionnaires', ['--import', 'tsx', 'scripts/surveys-check.ts']);
tests('unit');
const onSqlite = tests('sqlite');
if (!isQuick) {
  const onPostgres = tests('postgres');
  if (onPostgres !== onSqlite) {
    process.stdout.write(`PostgreSQL ran ${onPostgres} tests, SQLite ${onSqlite}: they must be the same.\n`);
    totals.failed += 1;
  }
  measure('build', ensureBuilt);
  tests('e2e');
}

process.stdout.write('\n');
for (const [name, seconds] of times) process.stdout.write(`${name.padEnd(16)} ${seconds.toFixed(1).padStart(7)} s\n`);
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
process.exit(totals.failed === 0 ? 0 : 1);
