// Installs and builds when something has changed since last time.
// Plain JavaScript without dependencies, because at the first start nothing is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MIN_NODE = [20, 19];
const SOURCES = [
  'app',
  'db',
  'surveys',
  'public',
  'scripts',
  'package.json',
  'package-lock.json',
  'remix.config.js',
  'vite.config.ts',
  'tsconfig.json',
];
const INSTALLED = 'node_modules/.installed';
const BUILT = 'build/.built';

export const say = (swedish, english) => process.stdout.write(`${swedish} (${english})\n`);

export function stop(text, code) {
  process.stderr.write(`${text}\n`);
  process.exit(code);
}

/** Works in the project's folder, wherever it was called from, on a Node that can run it. */
export function enterProject() {
  process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return;
  const needed = MIN_NODE.join('.');
  stop(
    `Node ${needed} eller nyare behövs, här finns ${process.versions.node}. (Node ${needed} or newer is needed.)`,
    1,
  );
}

function hashFiles(paths) {
  const hash = createHash('sha256').update(process.versions.node);
  const add = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(path).update(readFileSync(path));
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

const stampOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

function run(command, args, failure) {
  const shell = process.platform === 'win32';
  const result = spawnSync(command, args, { stdio: ['ignore', process.stderr, 'inherit'], shell });
  if (result.status !== 0) stop(failure, 1);
}

/** Exactly the locked packages, again when the lock file has changed. */
export function ensureInstalled() {
  const lock = hashFiles(['package-lock.json']);
  if (stampOf(INSTALLED) === lock) return;
  say('Installerar det som behövs, det tar någon minut …', 'installing what is needed, this takes a minute');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', args, 'Installationen misslyckades, se ovan. (The installation failed, see above.)');
  writeFileSync(INSTALLED, lock);
}

export function ensureBuilt() {
  const sources = hashFiles(SOURCES);
  if (stampOf(BUILT) === sources) return;
  say('Bygger …', 'building');
  run(process.execPath, ['scripts/build.mjs'], 'Bygget misslyckades, se ovan. (The build failed, see above.)');
  mkdirSync(dirname(BUILT), { recursive: true });
  writeFileSync(BUILT, sources);
}
