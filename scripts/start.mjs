// npm start, npm run dev, npm run serve: makes sure that everything is there, then runs the server.
import { spawn, spawnSync } from 'node:child_process';
import { ensureBuilt, ensureInstalled, enterProject, say } from './prepare.mjs';

const isDev = process.argv.includes('--dev');
const isProduction = process.argv.includes('--production');

enterProject();
ensureInstalled();
if (!isDev) ensureBuilt();

const env = {
  ...process.env,
  NODE_ENV: isDev ? 'development' : 'production',
  ...(isProduction ? { MOGNAD_MODE: 'production' } : {}),
};
const sourceOr = (source, built) => (isDev ? ['--import', 'tsx', source] : [built]);

say('Förbereder databasen …', 'preparing the database');
const seed = spawnSync(process.execPath, sourceOr('scripts/seed.ts', 'build/server/seed.mjs'), {
  stdio: 'inherit',
  env,
});
if (seed.status !== 0) process.exit(seed.status ?? 1);

const args = sourceOr('app/main.ts', 'build/server/main.mjs');
const server = spawn(process.execPath, isDev ? [...args, '--dev'] : args, { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
