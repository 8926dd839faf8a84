import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vitest/config';
import remixConfig from './remix.config.js';

const DATABASE_TESTS = ['test/db/**/*.test.ts', 'test/features/**/*.test.ts'];
const E2E_TESTS = ['test/e2e/**/*.test.ts'];

export default defineConfig({
  plugins: [process.env.VITEST ? [] : remix(remixConfig)],
  build: { target: 'es2022', assetsInlineLimit: 0 },
  // Small enough to bundle, and their CommonJS builds do not load as modules in the built server.
  ssr: { noExternal: [] },
  test: {
    environment: 'node',
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.{ts,tsx}'], exclude: [...DATABASE_TESTS, ...E2E_TESTS] },
      },
      { extends: true, test: { name: 'sqlite', include: DATABASE_TESTS, env: { TEST_ENGINE: 'sqlite' } } },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: DATABASE_TESTS,
          env: { TEST_ENGINE: 'postgres' },
          globalSetup: ['test/support/postgres.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: E2E_TESTS,
          globalSetup: ['test/support/postgres.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
