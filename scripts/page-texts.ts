import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const APP = resolve('app');
const PAGE = /^root\.tsx$|^features\/[^/]+\/routes\/[^/]+\.tsx$/;
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g;
const MODULE = 'virtual:text-sections';
const LANGUAGES = ['sv', 'en'] as const;

const readTexts = (language: (typeof LANGUAGES)[number]): Record<string, unknown> =>
  JSON.parse(readFileSync(join(APP, 'i18n', `${language}.json`), 'utf8'));

/** The file that an import names, when it is ours and the browser gets it. */
function fileOf(target: string, importer: string): string | undefined {
  if (/\.server$/.test(target)) return undefined;
  const path = target.startsWith('#app/')
    ? join(APP, target.slice('#app/'.length))
    : target.startsWith('.')
      ? join(dirname(importer), target)
      : undefined;
  return path && [`${path}.tsx`, `${path}.ts`].find(existsSync);
}

/** The sections of the texts (`plan`, `result`) that a page and all it imports name, sorted. */
export function sectionsOf(page: string, sections = Object.keys(readTexts('sv'))): string[] {
  const named = new RegExp(`['"\`](${sections.join('|')})\\.`, 'g');
  const files = new Set([page]);
  const found = new Set<string>();
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const [, section] of text.matchAll(named)) found.add(section!);
    for (const [, target] of text.matchAll(IMPORT)) {
      const imported = fileOf(target!, file);
      if (imported) files.add(imported);
    }
  }
  return [...found].sort();
}

/**
 * Gives each page just the texts that it names, in the page's language: all texts of the product weigh more than the
 * pages' own scripts. A page's module waits for its texts, so that it is never drawn without them.
 */
export function pageTexts(): Plugin {
  return {
    name: 'page-texts',
    resolveId: (id) => (id.startsWith(MODULE) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${MODULE}`)) return null;
      const [, language, section] = id.split('/');
      if (language && section) {
        return `export default ${JSON.stringify(readTexts(language as 'sv' | 'en')[section])}`;
      }
      const lazily = (one: (typeof LANGUAGES)[number]) =>
        Object.keys(readTexts(one)).map((name) => `${name}: () => import('${MODULE}/${one}/${name}')`);
      return `export default { ${LANGUAGES.map((one) => `${one}: { ${lazily(one).join(', ')} }`).join(', ')} }`;
    },
    transform(code, id, options) {
      const [file = ''] = id.split('?');
      if (options?.ssr || !file.startsWith(APP) || !PAGE.test(file.slice(APP.length + 1))) return null;
      const names = JSON.stringify(sectionsOf(file));
      return {
        code: `import { needTexts } from '#app/i18n/page-texts';\n${code}\nawait needTexts(${names});`,
        map: null,
      };
    },
  };
}
