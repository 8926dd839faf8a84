import { describe, expect, test } from 'vitest';
import { reportTexts, similarPairs, trigramSimilarity } from '#app/domain/questionnaire/text-report';
import { questionnaires } from '#surveys/index';

describe('similarity of texts', () => {
  test('is that of PostgreSQL’s pg_trgm', () => {
    // select similarity('word', 'two words') gives 0.36363637.
    expect(trigramSimilarity('word', 'two words')).toBeCloseTo(4 / 11, 10);
    expect(trigramSimilarity('Målen är beslutade.', 'målen, är beslutade')).toBe(1);
    expect(trigramSimilarity('abc', 'xyz')).toBe(0);
    expect(trigramSimilarity('', '')).toBe(0);
  });

  test('pairs are of different indicators, the most similar first', () => {
    const text = (indicator: string, level: number, text: string) => ({ indicator, level, text });
    const pairs = similarPairs([
      text('A1.1', 0, 'en plan finns'),
      text('A1.1', 1, 'en plan finns'),
      text('A1.2', 0, 'en plan finns'),
      text('A1.3', 0, 'helt annat'),
    ]);
    expect(pairs).toHaveLength(5);
    expect(pairs.slice(0, 2).map(({ a, b, similarity }) => [a.level, b.indicator, similarity])).toEqual([
      [0, 'A1.2', 1],
      [1, 'A1.2', 1],
    ]);
    expect(pairs[4]!.similarity).toBeLessThan(0.2);
  });
});

test('reading time counts the Swedish questions and levels', () => {
  const questionnaire = structuredClone(questionnaires['orebro-lan']!['1.0.0']!);
  const before = reportTexts(questionnaire);
  const indicator = questionnaire.focusAreas[0]!.directions[0]!.indicators[0]!;
  indicator.question.sv += 'x'.repeat(1400);
  indicator.why.sv += 'x'.repeat(1400);
  indicator.question.en += 'x'.repeat(1400);
  const after = reportTexts(questionnaire);
  expect(after.characters - before.characters).toBe(1400);
  expect(after.minutes - before.minutes).toBeCloseTo(1, 10);
  expect(after.areas[0]!.minutes - before.areas[0]!.minutes).toBeCloseTo(1, 10);
  expect(after.areas[1]).toEqual(before.areas[1]);
  expect(after.meanLevelLength).toBe(before.meanLevelLength);
  expect(after.indicators).toBe(60);
});
