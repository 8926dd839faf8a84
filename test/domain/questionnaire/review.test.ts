import { expect, test } from 'vitest';
import { indicatorsOf } from '#app/domain/questionnaire/applicable';
import { reviewAnswers } from '#app/domain/questionnaire/review';
import { questionnaires } from '#surveys/index';

const [indicator] = indicatorsOf(questionnaires['orebro-lan']!['1.0.0']!.focusAreas);
const { code } = indicator!;

const review = (level: number, earlier: { level: number; major_version: number }, majorVersion = 1) =>
  reviewAnswers({
    indicators: [{ ...indicator!, majorVersion }],
    answers: new Map([[code, { kind: 'level' as const, level, comment: '', evidence: '' }]]),
    suggestions: new Map(),
    earlier: new Map([[code, earlier]]),
  });

test('three steps from the earlier answer ask for a comment, two do not', () => {
  const finding = { indicator: code, kind: 'comment_needed', because: 'differs_from_earlier' };
  expect(review(0, { level: 3, major_version: 1 })).toEqual([finding]);
  expect(review(3, { level: 0, major_version: 1 })).toEqual([finding]);
  expect(review(1, { level: 3, major_version: 1 })).toEqual([]);
});

test('the answer to a question that meant something else asks for no comment', () => {
  expect(review(0, { level: 3, major_version: 1 }, 2)).toEqual([]);
  expect(review(0, { level: 3, major_version: 2 }, 2)).toHaveLength(1);
});
