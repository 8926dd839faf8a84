import { vitePlugin as remix } from '@remix-run/dev';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import remixConfig from './remix.config.js';
import { pageTexts } from './scripts/page-texts';

const DATABASE_TESTS = ['test/db/**/*.test.ts', 'test/features/**/*.test.ts'];
const E2E_TESTS = ['test/e2e/**/*.test.ts'];

/** SurveyJS carries some 120 icons as text; the form shows none of them, and they weigh 18 kB compressed. */
const withoutSurveyIcons: Plugin = {
  name: 'without-survey-icons',
  transform: (code, id) =>
    /survey-(core|react-ui)\.mjs$/.test(id) ? { code: code.replace(/"<svg(?:[^"\\]|\\.)*"/g, '""'), map: null } : null,
};

export default defineConfig({
  plugins: [process.env.VITEST ? [] : [pageTexts(), remix(remixConfig), withoutSurveyIcons]],
  build: { target: 'es2022', assetsInlineLimit: 0 },
  test: {
    environment: 'node',
    setupFiles: ['test/support/setup.ts'],
    // Files of one worker share their modules: loading them anew for each file takes longer than the tests. So no test
    // may leave anything behind in a module.
    isolate: false,
    // One a core: left to itself Vitest keeps one free, and then has a single one where there are two.
    maxWorkers: '100%',
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
          // Pages are drawn some time after their address has changed: what a page shows is asked for until it is so.
          expect: { poll: { timeout: 30_000 } },
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
