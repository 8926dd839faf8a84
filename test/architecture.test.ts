import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { type SourceFile, sourceFiles } from '#test/support/source-files';

/** docs: who may import whom. `allowsTypes` where a type ties nothing together at run time. */
interface Rule {
  in: RegExp;
  never: RegExp;
  allowsTypes?: boolean;
}

const RULES: Rule[] = [
  { in: /^app\/domain\//, never: /^(?!app\/domain\/|zod$)/ },
  { in: /^surveys\//, never: /^(?!surveys\/|app\/domain\/questionnaire\/)/ },
  { in: /^surveys\//, never: /^app\/domain\//, allowsTypes: true },
  { in: /^db\//, never: /^app\/(?!domain\/)|^(react|@remix-run|express)(\/|$)/ },
  { in: /^app\/((features\/[^/]+\/)?components|i18n)\//, never: /^db\/|\.server$/, allowsTypes: true },
  { in: /^app\/components\//, never: /^app\/features\//, allowsTypes: true },
  { in: /^app\/(access|jobs|http|documents|plans)\//, never: /^app\/features\//, allowsTypes: true },
  { in: /^scripts\//, never: /^app\/(components|routes)|\/(components|routes)\/|^react(-|\/|$)/ },
  { in: /^(app|db|surveys|scripts)\//, never: /^test\// },
];
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bprocess\b\s*[.[]|\bfetch\(|\bsetTimeout\b|\bglobalThis\b/;
const FORBIDDEN_FOLDERS = /(^|\/)(utils|helpers|misc|common|lib|services|managers)\//;
const IMPORT =
  /(?:^|[;\n])\s*(?:import|export)\s+(type\s)?(?:([^'";]*?)\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** Every import of a file, as a path from the project's folder or the name of a package. */
function importsOf({ path, text }: SourceFile): { target: string; isType: boolean }[] {
  return [...text.matchAll(IMPORT)].map(([, typeWord, names, from, lazily]) => {
    const written = (from ?? lazily)!;
    const target = written.startsWith('.') ? posix.join(posix.dirname(path), written) : written.replace(/^#/, '');
    const inBraces = /^\{([^}]*)\}$/.exec(names?.trim() ?? '')?.[1];
    const isType =
      typeWord !== undefined || (inBraces?.split(',').every((name) => /^\s*(type\s|$)/.test(name)) ?? false);
    return { target: target.replace(/\.(ts|tsx)$/, ''), isType };
  });
}

function findViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const { path, text } = file;
    const feature = /^app\/features\/([^/]+)\//.exec(path)?.[1];
    const imports = importsOf(file).flatMap(({ target, isType }) => {
      const isOtherFeature = feature !== undefined && new RegExp(`^app/features/(?!${feature}/)`).test(target);
      const isBroken = RULES.some(
        (rule) => rule.in.test(path) && rule.never.test(target) && !(isType && rule.allowsTypes),
      );
      return isOtherFeature || isBroken ? [`${path} imports ${target}`] : [];
    });
    const code = text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');
    return [
      ...imports,
      ...(path.startsWith('app/domain/') && IMPURE.test(code) ? [`${path} is not pure`] : []),
      ...(FORBIDDEN_FOLDERS.test(path) ? [`${path} is in a folder that says nothing`] : []),
    ];
  });
}

test('everything imports only what its layer may', () => {
  const files = ['app', 'db', 'surveys', 'scripts'].flatMap((folder) => sourceFiles(folder, /\.(ts|tsx|mjs)$/));
  expect(files.length).toBeGreaterThan(200);
  expect(findViolations(files)).toEqual([]);
});

test('no component brings zod to the browser, by whatever way', () => {
  const files = new Map(sourceFiles('app', /\.tsx?$/).map((file) => [file.path.replace(/\.tsx?$/, ''), file]));
  const ways = [...files.keys()].filter((path) => /\/components\//.test(path)).map((path) => [path]);
  const seen = new Set<string>();
  for (const way of ways) {
    const path = way.at(-1)!;
    const file = files.get(path);
    if (!file || seen.has(path) || path.endsWith('.server')) continue;
    seen.add(path);
    for (const { target, isType } of importsOf(file)) {
      expect(target === 'zod' && !isType ? [...way, target] : []).toEqual([]);
      if (!isType) ways.push([...way, target]);
    }
  }
  expect(seen.size).toBeGreaterThan(150);
});

test.each<[string, string]>([
  ['app/domain/a.ts', `import { sql } from 'kysely';`],
  ['app/domain/a.ts', `import { readFileSync } from 'node:fs';`],
  ['app/domain/scoring/a.ts', `import type { Database } from '#db/schema';`],
  ['app/domain/a.ts', `const now = Date.now();`],
  ['app/domain/a.ts', `const now = new Date();`],
  ['app/domain/a.ts', `export const roll = () => Math.random();`],
  ['surveys/index.ts', `import { connect } from '#db/connection.server';`],
  ['surveys/index.ts', `import { listNodes } from '#app/domain/questionnaire/applicable';`],
  ['db/queries/a.ts', `import {\n  closeRound,\n} from '#app/features/rounds/close-round.server';`],
  ['db/a.ts', `import { json } from '@remix-run/node';`],
  ['app/components/a.tsx', `import { listPeople } from '#db/queries/people';`],
  ['app/features/home/components/a.tsx', `import { readOverview, type NextStep } from '../read-overview.server';`],
  ['app/features/home/a.ts', `export { closeRound } from '../rounds/close-round.server';`],
  ['app/features/home/a.ts', `const later = await import('#app/features/results/view');`],
  ['scripts/a.ts', `import '../app/features/home/routes/home';`],
  ['scripts/a.ts', `import { useState } from 'react';`],
  ['app/utils/a.ts', ``],
])('the check sees it: %s with %j', (path, text) => {
  expect(findViolations([{ path, text }])).toHaveLength(1);
});

test.each<[string, string]>([
  ['app/domain/a.ts', `// Date.now() is for callers\nimport { EPS } from './parameters';\nconst day = new Date(text);`],
  ['app/features/home/components/a.tsx', `import type { NextStep } from '../read-overview.server';`],
  ['app/features/home/components/a.tsx', `import { type NextStep, type Open } from '../read-overview.server';`],
  ['app/features/home/a.ts', `import { inTransaction } from '#db/transaction';\nimport { b } from './b';`],
  ['db/queries/a.ts', `import type { Questionnaire } from '#app/domain/questionnaire/schema';`],
])('the check leaves alone: %s with %j', (path, text) => {
  expect(findViolations([{ path, text }])).toEqual([]);
});
