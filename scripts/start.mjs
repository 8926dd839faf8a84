// npm start, npm run dev, npm run serve: makes sure that everything is there, then runs the server.
// Plain JavaScript without dependencies, because at the first start nothing is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

const isDev = process.argv.includes('--dev');
const isProduction = process.argv.includes('--production');
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

const say = (sv, en) => process.stdout.write(`${sv} (${en})\n`);
const stop = (text, code) => {
  process.stderr.write(`${text}\n`);
  process.exit(code);
};

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < MIN_NODE[0] || (major === MIN_NODE[0] && minor < MIN_NODE[1])) {
  stop(
    `Node ${MIN_NODE.join('.')} eller nyare behövs, här finns ${process.versions.node}. (Node ${MIN_NODE.join('.')} or newer is needed.)`,
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
  const result = spawnSync(command, args, {
    stdio: ['ignore', process.stderr, 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) stop(failure, 1);
}

const lock = hashFiles(['package-lock.json']);
if (stampOf(INSTALLED) !== lock) {
  say('Installerar det som behövs, det tar någon minut …', 'installing what is needed, this takes a minute');
  run(
    'npm',
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    'Installationen misslyckades, se ovan. (The installation failed, see above.)',
  );
  writeFileSync(INSTALLED, lock);
}

const sources = hashFiles(SOURCES);
if (!isDev && stampOf(BUILT) !== sources) {
  say('Bygger …', 'building');
  run(process.execPath, ['scripts/build.mjs'], 'Bygget misslyckades, se ovan. (The build failed, see above.)');
  mkdirSync(dirname(BUILT), { recursive: true });
  writeFileSync(BUILT, sources);
}

const env = {
  ...process.env,
  NODE_ENV: isDev ? 'development' : 'production',
  ...(isProduction ? { MOGNAD_MODE: 'production' } : {}),
};
const tsx = ['--import', 'tsx'];

say('Förbereder databasen …', 'preparing the database');
const seed = spawnSync(process.execPath, isDev ? [...tsx, 'scripts/seed.ts'] : ['build/server/seed.mjs'], {
  stdio: 'inherit',
  env,
});
if (seed.status !== 0) process.exit(seed.status ?? 1);

const server = spawn(process.execPath, isDev ? [...tsx, 'app/main.ts', '--dev'] : ['build/server/main.mjs'], {
  stdio: 'inherit',
  env,
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
