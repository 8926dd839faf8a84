import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PARAMETERS } from '#app/domain/parameters';
import { applicableAreas, indicatorsOf } from '#app/domain/questionnaire/applicable';
import type { FocusArea } from '#app/domain/questionnaire/schema';
import { COLLABORATION_TREE, OWN_TREE } from '#app/domain/questionnaire/trees';
import { meanText, termsOf } from '#app/features/results/components/texts';
import { describeCollaboration, describeNodes } from '#app/features/results/describe-nodes';
import { explain } from '#app/features/results/explain';
import type { SignedAnswer, SignedTree } from '#app/features/results/signed-tree';
import { toScoreRows } from '#app/features/signing-off/score-rows';
import { shareText, valueText } from '#app/i18n/value-text';
import { questionnaires } from '#surveys/index';

const questionnaire = questionnaires['orebro-lan']!['1.0.0']!;
const municipality = applicableAreas(questionnaire, 'municipality');

/** An answer as a letter of a word: a level, D for vet ej, N for ej tillämpligt. */
type Mark = 0 | 1 | 2 | 3 | 4 | 5 | 'D' | 'N';
const marks = fc.constantFrom<Mark>(0, 1, 2, 3, 4, 5, 'D', 'N');

function toAnswer(mark: Mark): SignedAnswer {
  const content = { comment: '', evidence: '', major_version: 1 };
  if (mark === 'D') return { kind: 'DK', level: null, ...content };
  if (mark === 'N') return { kind: 'NA', level: null, ...content };
  return { kind: 'level', level: mark, ...content };
}

function signedTree(areas: FocusArea[], word: readonly Mark[]): SignedTree {
  const answers = new Map(
    indicatorsOf(areas).map((indicator, index) => [indicator.code, toAnswer(word[index % word.length]!)]),
  );
  return { questionnaire, areas, answers, earlierAnswers: null, parameters: DEFAULT_PARAMETERS, language: 'sv' };
}

/** The nodes of both trees as they would have been frozen at sign-off. */
function frozenNodes(tree: SignedTree) {
  const rows = toScoreRows({ signOffId: '1', ...tree }, []) as Parameters<typeof describeCollaboration>[1];
  const of = (name: string) => rows.filter((row) => row.tree === name);
  return [
    ...describeNodes(tree, 'Index', of(OWN_TREE), null, new Map(), new Map()),
    ...describeCollaboration(tree, of(COLLABORATION_TREE), null),
  ];
}

/** Works out a sum as it is written on the page, such as `(6 ÷ 3 + 2 × (5 ÷ 3)) ÷ 3`. */
function workOut(written: string): number {
  const number = (text: string) => Number(text.replaceAll('\u00A0', '').replace(',', '.'));
  const divide = (text: string) => {
    const [over, under] = text.split(' ÷ ').map(number);
    return under === undefined ? over! : over! / under;
  };
  const [, inner, total] = /^\((.+)\) ÷ ([^)]+)$/.exec(written)!;
  const sum = inner!
    .split(' + ')
    .map((term) => {
      const [first, second] = term.split(' × ');
      return second === undefined ? divide(first!) : number(first!) * divide(second.replace(/[()]/g, ''));
    })
    .reduce((all, one) => all + one, 0);
  return sum / number(total!);
}

const divided = (ratio: { over: number; under: number } | null) => (ratio === null ? null : ratio.over / ratio.under);

function expectReproduced(tree: SignedTree) {
  const nodes = frozenNodes(tree);
  expect(nodes.filter(({ kind }) => kind === 'collaboration')).toHaveLength(4);
  expect(nodes).toHaveLength(30);
  for (const node of nodes) {
    const explanation = explain(tree, nodes, node.code)!;
    expect(shareText(divided(explanation.coverageRatio))).toBe(shareText(node.coverage));
    expect(valueText(divided(explanation.lowerRatio), 2)).toBe(valueText(node.lower, 2));
    expect(valueText(divided(explanation.upperRatio), 2)).toBe(valueText(node.upper, 2));
    expect(valueText(divided(explanation.ratio), 2)).toBe(valueText(node.raw, 2));
    if (node.raw === null) continue;
    const recomputed = workOut(meanText(termsOf(explanation)!));
    expect(recomputed).toBeCloseTo(node.raw, 9);
    expect([valueText(recomputed), valueText(recomputed, 2)]).toEqual([valueText(node.raw), valueText(node.raw, 2)]);
  }
}

describe('explanation of a number', () => {
  test('reproduces every number of every node from what is written, whatever the answers', () => {
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 60 }), (word) =>
        expectReproduced(signedTree(municipality, word)),
      ),
      { numRuns: 25 },
    );
  });

  test('reproduces them with weights other than 1, and with questions of weight 0', () => {
    const weights = [1, 2, 0.5, 3, 1, 0];
    let next = 0;
    const weight = () => weights[next++ % weights.length]!;
    const areas = municipality.map((area) => ({
      ...area,
      weight: weight() + 1,
      directions: area.directions.map((direction) => ({
        ...direction,
        weight: weight() + 0.5,
        indicators: direction.indicators.map((indicator) => ({ ...indicator, weight: weight() })),
      })),
    }));
    fc.assert(
      fc.property(fc.array(marks, { minLength: 20, maxLength: 60 }), (word) => {
        const tree = signedTree(areas, word);
        const nodes = frozenNodes(tree);
        for (const node of nodes) {
          const explanation = explain(tree, nodes, node.code)!;
          if (node.raw === null || termsOf(explanation) === null) continue;
          expect(workOut(meanText(termsOf(explanation)!))).toBeCloseTo(node.raw, 9);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('leads from the index to each answer, with weights that sum to the whole', () => {
    const tree = signedTree(municipality, [3, 'D', 2, 'N', 4]);
    const nodes = frozenNodes(tree);
    const index = explain(tree, nodes, 'INDEX')!;
    const directions = index.parts.flatMap((area) => explain(tree, nodes, area.code)!.parts);
    const answers = directions.flatMap((direction) => explain(tree, nodes, direction.code)!.answers);
    const sum = (parts: readonly { share: number }[]) => parts.reduce((all, { share }) => all + share, 0);
    expect(answers.map((answer) => answer.code)).toEqual(indicatorsOf(municipality).map(({ code }) => code));
    expect([sum(index.parts), sum(directions), sum(answers)].map((one) => one.toFixed(9))).toEqual(
      Array(3).fill('1.000000000'),
    );
    expect(answers.filter((answer) => answer.kind === 'NA').every((answer) => answer.share === 0)).toBe(true);
    expect(answers.find((answer) => answer.code === 'INF1.1')?.levelText).toBe(
      municipality[0]!.directions[0]!.indicators[0]!.levels[3]!.sv,
    );
  });

  test('says what it is a part of, and nothing about a node that is not there', () => {
    const tree = signedTree(municipality, [3]);
    const nodes = frozenNodes(tree);
    expect(explain(tree, nodes, 'TRY2')?.trail.map(({ code }) => code)).toEqual(['INDEX', 'TRY']);
    expect(explain(tree, nodes, 'INDEX')?.trail).toEqual([]);
    expect(explain(tree, nodes, 'NOPE')).toBeNull();
  });

  test('names what is missing for the next level', () => {
    const word: Mark[] = indicatorsOf(municipality).map(({ code }) => (code === 'TRY1.1' ? 1 : 3));
    const tree = signedTree(municipality, word);
    expect(explain(tree, frozenNodes(tree), 'INDEX')?.achieved).toMatchObject({
      stage: 1,
      stageName: 'Påbörjat',
      nextStage: 2,
      applicable: 60,
      metNext: 59,
      needed: 0,
      blocking: [{ code: 'TRY1.1', level: 1 }],
    });
  });
});
