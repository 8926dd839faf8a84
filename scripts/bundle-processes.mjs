// Bundles what runs on the server without a compiler.
import { build } from 'esbuild';

const COMMON = {
  entryNames: '[name]',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: /** @type {const} */ ('esm'),
  platform: /** @type {const} */ ('node'),
  target: 'node20',
  logLevel: /** @type {const} */ ('warning'),
};

/**
 * Processes that share what they have in common, and beside them the thread that closes a round.
 * @param {Record<string, string>} entryPoints sources by the names of what is made of them
 * @param {string} outdir
 */
export async function bundleProcesses(entryPoints, outdir) {
  await build({
    ...COMMON,
    entryPoints,
    outdir,
    splitting: true,
    packages: 'external',
    // Only development uses Vite; the built server must start without it.
    external: ['vite'],
    jsx: 'automatic',
  });
  await build({
    ...COMMON,
    entryPoints: { 'closing-worker': 'app/features/rounds/closing-worker.ts' },
    outdir,
    // A thread loads everything anew each time, and Kysely alone is some hundred files: only the drivers stay outside.
    external: ['@photostructure/sqlite', 'pg'],
  });
}
