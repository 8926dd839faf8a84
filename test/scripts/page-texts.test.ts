import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sectionsOf } from '../../scripts/page-texts';

const SECTIONS = ['layout', 'plan', 'result', 'method'];

test('a page gets the texts that it and what it imports name, and no others', () => {
  const folder = mkdtempSync(join(tmpdir(), 'page-texts-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('page.tsx', "import { B } from './b';\nimport { c } from './c.server';\nconst D = lazy(() => import('./d'));");
  write('b.tsx', "import { page } from './page';\nt(`plan.status.`); const plain = 'method';");
  write('c.server.ts', "t('method.title')");
  write('d.tsx', "const label = 'result.title';");
  expect(sectionsOf(join(folder, 'page.tsx'), SECTIONS)).toEqual(['plan', 'result']);
});

test('every page gets its frame from the root, and the heaviest texts only where they are read', () => {
  expect(sectionsOf(resolve('app/root.tsx'))).toEqual(['error', 'layout']);
  const result = sectionsOf(resolve('app/features/results/routes/result.tsx'));
  expect(result).toContain('result');
  expect(result).not.toContain('method');
});
