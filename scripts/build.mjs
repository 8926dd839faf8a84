// Builds the product into build/: Remix's two bundles, and the processes that run without a compiler.
import { spawnSync } from 'node:child_process';
import { bundleProcesses } from './bundle-processes.mjs';

const remix = spawnSync(process.execPath, ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build'], {
  stdio: ['ignore', process.stderr, 'inherit'],
  env: { ...process.env, NODE_ENV: 'production' },
});
if (remix.status !== 0) process.exit(remix.status ?? 1);

await bundleProcesses({ main: 'app/main.ts', seed: 'scripts/seed.ts' }, 'build/server');
