// Builds the product into build/: Remix's two bundles, and the processes that run without a compiler.
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';

const remix = spawnSync(process.execPath, ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build'], {
  stdio: ['ignore', process.stderr, 'inherit'],
  env: { ...process.env, NODE_ENV: 'production' },
});
if (remix.status !== 0) process.exit(remix.status ?? 1);

await build({
  entryPoints: {
    main: 'app/main.ts',
    seed: 'scripts/seed.ts',
    'closing-worker': 'app/features/rounds/closing-worker.ts',
  },
  outdir: 'build/server',
  entryNames: '[name]',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  // Only development uses Vite; the built server must start without it.
  external: ['vite'],
  jsx: 'automatic',
  logLevel: 'warning',
});
