import { describe, expect, test } from 'vitest';
import en from '#app/i18n/en.json';
import sv from '#app/i18n/sv.json';
import { translatorFor } from '#app/i18n/translator.server';
import { type SourceFile, sourceFiles } from '#test/support/source-files';

type Texts = { [key: string]: string | Texts | (string | Texts)[] };
const flatten = (texts: Texts, path = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : flatten(value as Texts, `${path + key}.`),
  );
const swedish = new Map(flatten(sv as Texts));
const english = new Map(flatten(en as Texts));
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)].map((match) => match[1]).sort();

test('both languages have the same texts', () => {
  expect([...english.keys()].sort()).toEqual([...swedish.keys()].sort());
  expect(swedish.size).toBeGreaterThan(200);
});

test('a text has the same placeholders in both languages', () => {
  for (const [key, text] of swedish)
    expect([key, placeholders(english.get(key) ?? '')]).toEqual([key, placeholders(text)]);
});

/** SurveyJS would print its own star there: whether an answer is needed is said in words. */
const EMPTY_ON_PURPOSE = ['answering.survey.requiredText'];

test('no text is empty or left unfinished', () => {
  for (const [key, text] of [...swedish, ...english]) {
    if (EMPTY_ON_PURPOSE.includes(key)) continue;
    expect(text, key).toMatch(/\S/);
    expect(text, key).not.toMatch(/TODO|FIXME|XXX|lorem/i);
  }
});

/** Keys with a count have one text for one and one for many; a list of paragraphs has a first one. */
const hasKey = (key: string) =>
  swedish.has(key) || swedish.has(`${key}.0`) || (swedish.has(`${key}_one`) && swedish.has(`${key}_other`));
const ROOTS = Object.keys(sv).join('|');
/** A text that begins as a key does and holds nothing else. */
const LITERAL = new RegExp(`['"\`]((?:${ROOTS})(?:\\.\\w+)+)['"\`]`, 'g');
const TEMPLATE = new RegExp(`\`((?:${ROOTS})\\.[\\w.]*)\\$\\{`, 'g');
const CALL = /(?<![\w.])t\(\s*['"]([^'"]+)['"]/g;

function findUnknownKeys({ path, text: source }: SourceFile): string[] {
  const text = source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$|\bfrom '[^']+'/gm, '');
  const keys = [...text.matchAll(LITERAL), ...text.matchAll(CALL)].map((match) => match[1]!);
  const unknown = keys.filter((key) => !hasKey(key));
  const prefixes = [...text.matchAll(TEMPLATE)].map((match) => match[1]!);
  const unknownPrefixes = prefixes.filter((prefix) => ![...swedish.keys()].some((key) => key.startsWith(prefix)));
  return [...new Set([...unknown, ...unknownPrefixes])].map((key) => `${path}: ${key}`);
}

test('every text that the code asks for exists', () => {
  const files = sourceFiles('app');
  expect(files.flatMap(findUnknownKeys)).toEqual([]);
  expect(files.flatMap(({ text }) => [...text.matchAll(LITERAL)]).length).toBeGreaterThan(100);
});

test('the search sees a text that does not exist', () => {
  const [root] = Object.keys(sv);
  const text = `t('no.such.text'); const a = "${root}.noSuchText"; t(\`${root}.noSuch.\${b}\`); format('not a key');`;
  expect(findUnknownKeys({ path: 'x.tsx', text })).toEqual([
    `x.tsx: ${root}.noSuchText`,
    'x.tsx: no.such.text',
    `x.tsx: ${root}.noSuch.`,
  ]);
});

describe('the translator', () => {
  test('fills in what is given, as it is given, and says so when a text is missing', () => {
    const { t } = translatorFor('sv');
    const [key, text] = [...swedish].find(([, one]) => placeholders(one).length === 1 && !/count/.test(one))!;
    const [name] = placeholders(text);
    expect(t(key, { [name!]: '<b>"Å"</b> {{x}} $t(home.title)' })).toContain('<b>"Å"</b>');
    expect(t('no.such.text')).toBe('no.such.text');
  });

  test('keeps the languages apart', () => {
    expect(translatorFor('sv')).toBe(translatorFor('sv'));
    expect(translatorFor('sv').t('signIn.title')).toBe(swedish.get('signIn.title'));
    expect(translatorFor('en').t('signIn.title')).toBe(english.get('signIn.title'));
  });
});
