import { describe, expect, test } from 'vitest';
import { DEFAULT_PARAMETERS } from '#app/domain/parameters';
import type { Rating } from '#app/domain/plan/proposals';
import { defaultTarget } from '#app/domain/priorities/default-target';
import { applicableAreas, indicatorsOf } from '#app/domain/questionnaire/applicable';
import { describePriorities } from '#app/features/results/describe-priorities';
import type { SignedAnswer, SignedTree } from '#app/features/results/signed-tree';
import { questionnaires } from '#surveys/index';

const questionnaire = questionnaires['orebro-lan']!['1.0.0']!;
const areas = applicableAreas(questionnaire, 'municipality');
const indicators = indicatorsOf(areas);

/** Everything on level 5 but what is told apart: a level, DK or NA. */
function treeWith(apart: Record<string, number | 'DK' | 'NA'>, language: 'sv' | 'en' = 'sv'): SignedTree {
  const answers = new Map(
    indicators.map(({ code }): [string, SignedAnswer] => {
      const answer = apart[code] ?? 5;
      const content = { comment: '', evidence: '', major_version: 1 };
      return [
        code,
        typeof answer === 'number'
          ? { kind: 'level', level: answer, ...content }
          : { kind: answer, level: null, ...content },
      ];
    }),
  );
  return { questionnaire, areas, answers, earlierAnswers: null, parameters: DEFAULT_PARAMETERS, language };
}

/** No ratings set. */
const NOBODY: ReadonlyMap<string, Rating> = new Map();
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);

test.each([
  [0, 3],
  [1, 3],
  [2, 3],
  [3, 4],
  [4, 5],
  [5, 5],
])('from level %i the target is %i until somebody sets one', (level, target) => {
  expect(defaultTarget(level, { min: 0, max: 5 })).toBe(target);
});

describe('where to begin', () => {
  test('is with basic requirements below their lowest level, however small their gap', () => {
    const { first } = describePriorities(treeWith({ 'TRY1.1': 1, 'KOM1.1': 0, 'INF1.1': 0 }), NOBODY);
    expect(codes(first)).toEqual(['TRY1.1', 'INF1.1', 'KOM1.1']);
    expect(first[0]).toMatchObject({
      isBelowRequired: true,
      requiredMin: 2,
      level: 1,
      target: 3,
      gap: 2,
      importance: 3,
      feasibility: 3,
      isSensitive: true,
    });
    expect(first[1]).toMatchObject({ isBelowRequired: false, level: 0, target: 3, gap: 3 });
  });

  test('says what one step up asks for, and a way to begin, in the reader’s language', () => {
    const indicator = indicators.find(({ code }) => code === 'KOM2.1')!;
    for (const language of ['sv', 'en'] as const) {
      const [first] = describePriorities(treeWith({ 'KOM2.1': 2 }, language), NOBODY).first;
      expect(first).toMatchObject({
        question: indicator.question[language],
        next: { level: 3, text: indicator.levels[3]![language] },
        hint: indicator.actionHints.find(({ from }) => from === 2)!.text[language],
      });
    }
  });

  test('tells what the index gains by the weight of the question, after what does not apply is gone', () => {
    const [before] = describePriorities(treeWith({ 'INF1.1': 2 }), NOBODY).first;
    expect(before?.indexGain).toBeCloseTo(1 / 5 / 2 / 3);
    const [after] = describePriorities(treeWith({ 'INF1.1': 2, 'INF1.2': 'NA', 'INF1.3': 'NA' }), NOBODY).first;
    expect(after?.indexGain).toBeCloseTo(1 / 5 / 2);
  });

  test('shows ten at most, and how many more there are', () => {
    const all = Object.fromEntries(indicators.map(({ code }) => [code, 0]));
    const { first, more, investigate } = describePriorities(treeWith(all), NOBODY);
    expect(first).toHaveLength(10);
    expect(more).toBe(50);
    expect(investigate).toEqual([]);
    expect(first.filter(({ isBelowRequired }) => isBelowRequired)).toHaveLength(
      indicators.filter(({ required }) => required).length,
    );
  });

  test('follows the targets and ratings that the plan has set, and the method’s own where it has not', () => {
    const tree = treeWith({ 'KOM1.1': 2, 'KOM1.2': 2, 'KOM2.1': 2 });
    const unset = { target: null, importance: null, feasibility: null };
    const ratings = new Map<string, Rating>([
      ['KOM1.2', { ...unset, importance: 5 }],
      ['KOM2.1', { ...unset, target: 5, feasibility: 1 }],
    ]);
    const ofThree = describePriorities(tree, ratings).first.filter(({ code }) => tree.answers.get(code)!.level === 2);
    expect(ofThree.map(({ code, gap, importance, feasibility }) => [code, gap, importance, feasibility])).toEqual([
      ['KOM1.2', 1, 5, 3],
      ['KOM1.1', 1, 3, 3],
      ['KOM2.1', 3, 3, 1],
    ]);
  });

  test('lists what nobody knows apart, and what does not apply nowhere', () => {
    const { first, more, investigate } = describePriorities(
      treeWith({ 'TRY1.2': 'DK', 'INN1.1': 'DK', 'KOM1.2': 'NA' }),
      NOBODY,
    );
    expect(codes(investigate)).toEqual(['INN1.1', 'TRY1.2']);
    expect(investigate[1]).toMatchObject({ isSensitive: true });
    expect([first, more]).toEqual([[], 0]);
  });
});
