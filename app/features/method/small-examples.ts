import type { Scale } from '#app/domain/answer';
import { quantile } from '#app/domain/benchmark/quantile';
import { releaseGroups } from '#app/domain/benchmark/release-groups';
import { consolidate } from '#app/domain/consolidation/consolidate';
import type { MethodParameters } from '#app/domain/parameters';
import { priorityList } from '#app/domain/priorities/priority-list';
import { weightedMean } from '#app/domain/scoring/weighted-mean';
import { signTest } from '#app/domain/trend/sign-test';
import type { AgreeingExample, DifferencingExample, PriorityExample, QuartileStep } from './view';

/** Four people's answers with two different levels in the middle (method 4.1). */
export function agreeingExample(scale: Scale): AgreeingExample {
  const answers = [2, 2, 4, 5].map((step) => scale.min + step);
  const { suggestion, label } = consolidate({ scale, answers });
  return { answers, suggestion: Number(suggestion), label };
}

const TWELVE = [1.2, 1.45, 1.8, 1.95, 2.1, 2.1, 2.3, 2.55, 2.7, 3.05, 3.4, 3.9];
const QUARTILES = [
  { name: 'lower', share: 0.25 },
  { name: 'median', share: 0.5 },
  { name: 'upper', share: 0.75 },
] as const;

/** Where the quartiles of some values lie, step by step (method 5.2). */
export function quartileExample(): { values: number[]; steps: QuartileStep[] } {
  const steps = QUARTILES.map(({ name, share }): QuartileStep => {
    const position = (TWELVE.length - 1) * share;
    const below = Math.floor(position);
    return {
      name,
      share,
      steps: TWELVE.length - 1,
      position,
      number: below + 1,
      fraction: position - below,
      below: TWELVE[below]!,
      above: TWELVE[below + 1]!,
      value: quantile({ values: TWELVE, p: share }).value!,
    };
  });
  return { values: TWELVE, steps };
}

/** A group that may be shown, and the same group with one more organisation (method 5.7). */
export function differencingExample({ min }: Scale, parameters: MethodParameters): DifferencingExample {
  const { k } = parameters;
  const size = k + 3;
  const first = Array.from({ length: size }, (_, index) => {
    const isMiddle = size % 2 === 1 && index === size - 1;
    return min + 2.5 + (isMiddle ? 0 : index % 2 === 0 ? -0.5 : 0.5);
  });
  // Lifts the mean by a tenth of a level, so that the sums come out even.
  const added = min + 2.5 + (size + 1) / 10;
  const members = first.map((_, index) => `organisation ${index + 1}`);
  const { results } = releaseGroups({
    k,
    groups: [
      { id: 'first', members },
      { id: 'second', members: [...members, 'added'] },
    ],
  });
  const groups = [
    { id: 'first' as const, values: first },
    { id: 'second' as const, values: [...first, added] },
  ].map(({ id, values }) => {
    const mean = weightedMean(values.map((value) => ({ weight: 1, value })))!;
    return { id, n: values.length, mean, total: mean * values.length };
  });
  return {
    groups,
    difference: groups[1]!.total - groups[0]!.total,
    isSecondReleased: results.some(({ id, released }) => id === 'second' && released),
  };
}

const PANEL = 12;
/** The usual limit below which chance is called a poor explanation. */
const UNLIKELY = 0.05;

/** How many of twelve must move the same way for the sign test to call it unlikely by chance (method 6.5). */
export function signExample(): { n: number; needed: number | null } {
  for (let up = Math.ceil(PANEL / 2); up <= PANEL; up++) {
    if (signTest(up, PANEL - up)! < UNLIKELY) return { n: PANEL, needed: up };
  }
  return { n: PANEL, needed: null };
}

/** Three questions with a gap in the order of the method, and one to investigate (method 8). */
export function priorityExample(scale: Scale, parameters: MethodParameters): PriorityExample {
  const { min } = scale;
  const indicators = [
    { code: 'A', answer: min + 1, target: min + 3, importance: 5, feasibility: 4, required: false },
    { code: 'B', answer: min + 1, target: min + 2, importance: 3, feasibility: 2, required: true },
    { code: 'C', answer: min + 2, target: min + 4, importance: 3, feasibility: 5, required: false },
    { code: 'D', answer: 'DK' as const, target: min + 3, importance: 3, feasibility: 3, required: false },
  ];
  const given = new Map(indicators.map((one) => [one.code, one]));
  const list = priorityList({ scale, indicators: indicators.map((one) => ({ ...one, weight: 1 })) }, parameters);
  return {
    rows: list.plan.map(({ code, tier, gap }) => {
      const { importance, feasibility } = given.get(code)!;
      return { name: code, tier, gap, importance, feasibility };
    }),
    investigate: list.investigate,
  };
}
