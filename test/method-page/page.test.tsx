import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PARAMETERS, type MethodParameters } from '#app/domain/parameters';
import { MethodPage } from '#app/features/method/components/method-page';
import { describeMethod } from '#app/features/method/describe-method';
import en from '#app/i18n/en.json';
import sv from '#app/i18n/sv.json';
import { type Language, translatorFor } from '#app/i18n/translator.server';
import { questionnaires } from '#surveys/index';

const questionnaire = questionnaires['orebro-lan']!['1.0.0']!;

function render(language: Language, parameters: MethodParameters = DEFAULT_PARAMETERS, isInRound = true): string {
  const round = isInRound ? { name: 'Mätomgång 2026', programme: { sv: 'Örebro län', en: 'Örebro County' } } : null;
  const view = describeMethod({ round, parameters, questionnaire }, language);
  return renderToStaticMarkup(
    <I18nextProvider i18n={translatorFor(language)}>
      <MethodPage view={view} />
    </I18nextProvider>,
  );
}

const textOf = (html: string) => html.replace(/<[^>]+>/g, '\n').replaceAll('&#x27;', "'");

describe.each(['sv', 'en'] as const)('the method page in %s', (language) => {
  test('has words for everything it says', () => {
    for (const isInRound of [true, false]) {
      const text = textOf(render(language, DEFAULT_PARAMETERS, isInRound));
      expect(text).not.toMatch(/\{\{|\b(method|result|sharing)\.[a-z]|undefined|NaN|\[object/);
    }
  });

  test('has one main heading and no skipped level', () => {
    const levels = [...render(language).matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  test('every link in the contents leads to a part of the page', () => {
    const html = render(language);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets).toHaveLength(8);
    for (const id of targets) expect(html).toContain(`id="${id}"`);
  });
});

test('the text follows the parameters in force', () => {
  const text = textOf(render('sv', { ...DEFAULT_PARAMETERS, k: 6, coverageMin: 0.7, sigma: 0.4 }));
  expect(text).toContain('Visas inte: färre än 6 organisationer');
  expect(text).toContain('Är täckningen under 70\u00A0%');
  expect(text).toContain('0,4 × √(2 × 0,0191)');
  expect(text).not.toContain('två tredjedelar visas inte talet');
});

type Texts = string | Texts[] | { [key: string]: Texts };

function listTexts(texts: Texts, path = ''): [string, string][] {
  if (typeof texts === 'string') return [[path, texts]];
  return Object.entries(texts).flatMap(([key, value]) => listTexts(value, `${path}.${key}`));
}

describe('the words of the page', () => {
  const swedish = listTexts(sv.method);

  test('are the same in both languages, with the same values in them', () => {
    const shape = (texts: [string, string][]) =>
      texts.map(([path, text]) => [path, [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()]);
    expect(shape(listTexts(en.method))).toEqual(shape(swedish));
  });

  test('are easy to read: LIX at most 45 in every part', () => {
    const parts = new Map<string, string[]>();
    for (const [path, text] of swedish) {
      const part = path.split('.')[1]!;
      if (text.endsWith('.')) parts.set(part, [...(parts.get(part) ?? []), text]);
    }
    expect(parts.size).toBeGreaterThanOrEqual(8);
    for (const [part, texts] of parts) expect(lix(texts.join(' ')), part).toBeLessThanOrEqual(45);
  });
});

/** Läsbarhetsindex: words per sentence plus the percentage of words longer than six letters (Björnsson 1968). */
function lix(text: string): number {
  const plain = text.replace(/\{\{\w+\}\}/g, 'tal');
  const words = plain.match(/\p{L}+/gu) ?? [];
  const sentences = plain.match(/[.!?:](?=\s|$)/g)?.length ?? 1;
  return words.length / sentences + (100 * words.filter((word) => word.length > 6).length) / words.length;
}
