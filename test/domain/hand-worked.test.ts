import { describe, expect, test } from 'vitest';
import type { Answer } from '../../app/domain/answer';
import { position } from '../../app/domain/benchmark/position';
import { quantile } from '../../app/domain/benchmark/quantile';
import { releaseGroups } from '../../app/domain/benchmark/release-groups';
import { consolidate } from '../../app/domain/consolidation/consolidate';
import { priorityList } from '../../app/domain/priorities/priority-list';
import { effectiveWeights } from '../../app/domain/scoring/effective-weights';
import { scoreTree } from '../../app/domain/scoring/score-tree';
import type { FocusArea, Tree } from '../../app/domain/scoring/tree';
import { changeAssessment } from '../../app/domain/trend/change-assessment';
import { panelChange } from '../../app/domain/trend/panel-change';
import { signTest } from '../../app/domain/trend/sign-test';
import { SCALE } from './arbitrary-trees';

const TWELVE = [1.2, 1.45, 1.8, 1.95, 2.1, 2.1, 2.3, 2.55, 2.7, 3.05, 3.4, 3.9];

/** A focus area from its directions' answers; all weights 1. */
function focusArea(code: string, directions: readonly (readonly Answer[])[]): FocusArea {
  return {
    code,
    weight: 1,
    directions: directions.map((answers, d) => ({
      code: `${code}${d + 1}`,
      weight: 1,
      indicators: answers.map((answer, i) => ({ code: `${code}${d + 1}.${i + 1}`, weight: 1, answer })),
    })),
  };
}

/** The structure of the county's strategy with `perDirection` indicators in each of the 20 directions. */
function countyTree(perDirection: number, levelOf: (focusAreaCode: string) => Answer): Tree {
  const structure: [string, number][] = [
    ['INF', 2],
    ['KOM', 3],
    ['TRY', 5],
    ['INN', 5],
    ['LED', 5],
  ];
  return {
    focusAreas: structure.map(([code, directions]) =>
      focusArea(
        code,
        Array.from({ length: directions }, () => Array<Answer>(perDirection).fill(levelOf(code))),
      ),
    ),
  };
}

describe('cases worked by hand (Method 9.1)', () => {
  test('1: in a direction, don’t know lowers coverage and widens the bounds but leaves the mean', () => {
    const { directions } = scoreTree({ scale: SCALE, tree: { focusAreas: [focusArea('INF', [[4, 'DK', 2]])] } });
    expect(directions[0]).toMatchObject({ code: 'INF1', status: 'ok', score: 3, raw: 3, lower: 2 });
    expect(directions[0]?.coverage).toBeCloseTo(2 / 3, 12);
    expect(directions[0]?.upper).toBeCloseTo(11 / 3, 12);
  });

  test('2: a withheld direction still contributes what was answered', () => {
    const tree = {
      focusAreas: [
        focusArea('KOM', [
          [3, 3],
          [4, 'DK'],
          [1, 2],
        ]),
      ],
    };
    const { focusAreas, directions } = scoreTree({ scale: SCALE, tree });
    expect(directions[1]).toMatchObject({ status: 'insufficient', score: null, raw: 4, coverage: 0.5 });
    expect(focusAreas[0]?.status).toBe('ok');
    expect(focusAreas[0]?.raw).toBeCloseTo(8.5 / 3, 12);
    expect(focusAreas[0]?.coverage).toBeCloseTo(2.5 / 3, 12);
  });

  test('3: two of twenty directions decide a fifth of the index', () => {
    const { index } = scoreTree({ scale: SCALE, tree: countyTree(1, (code) => (code === 'INF' ? 5 : 0)) });
    expect(index).toMatchObject({ status: 'ok', score: 1, partial: false });
  });

  test('4: two respondents one step apart: the lower level, and agreement', () => {
    const result = consolidate({ scale: SCALE, answers: [2, 3] });
    expect(result).toMatchObject({ suggestion: 2, tie: true, median: 2.5, ad: 0.5, range: 1, label: 'agreement' });
    expect(result.rwg).toBeCloseTo(1 - 0.5 / (35 / 12), 12);
  });

  test('5: the third quartile of twelve', () => {
    expect(quantile({ values: TWELVE, p: 0.75 }).value).toBeCloseTo(2.7875, 12);
  });

  test('6: a place in a tie', () => {
    const place = position({ values: TWELVE, own: 2.1 });
    expect(place).toMatchObject({ rank: 7, tied: 1 });
    expect(place.percentileRank).toBeCloseTo((100 * 4.5) / 11, 10);
  });

  test('7: publishing the municipalities and everyone would expose the three others', () => {
    const municipalities = Array.from({ length: 12 }, (_, index) => `k${index}`);
    const { results } = releaseGroups({
      k: 5,
      groups: [
        { id: 'municipalities', members: municipalities },
        { id: 'everyone', members: [...municipalities, 'region', 'county', 'university'] },
      ],
    });
    expect(results.map(({ reason }) => reason)).toEqual([null, 'differencing']);
  });

  test('8: the minimal detectable change of an index of sixty indicators', () => {
    const equal = changeAssessment({ delta: 0.1, weights: Array<number>(60).fill(1 / 60) });
    expect(equal.se).toBeCloseTo(0.0912870929, 10);
    expect(equal.mdc95).toBeCloseTo(0.1789227021, 10);
    expect(equal.label).toBe('possible_increase');
    const { weights } = effectiveWeights({ tree: countyTree(3, () => 1) });
    expect(changeAssessment({ delta: 0.1, weights: Object.values(weights) }).mdc95).toBeCloseTo(0.1915949, 7);
  });

  test('9: nine up and two down', () => {
    expect(signTest(9, 2)).toBe(0.0654296875);
    expect(signTest(2, 9)).toBe(0.0654296875);
  });

  test('10: a required indicator below its minimum comes first', () => {
    const { plan } = priorityList({
      scale: SCALE,
      indicators: [
        { code: 'A1', answer: 1, target: 3, weight: 0.05, importance: 5, feasibility: 4 },
        { code: 'B1', answer: 1, target: 2, weight: 0.04, importance: 4, feasibility: 2, required: true },
      ],
    });
    expect(plan.map(({ code, tier }) => [code, tier])).toEqual([
      ['B1', 1],
      ['A1', 2],
    ]);
    expect(plan[0]?.priority).toBeCloseTo(6.4, 12);
    expect(plan[1]?.priority).toBeCloseTo(32, 12);
  });
});

describe('numbers stated in the text', () => {
  test.each([
    [2, 0.235, 0.98],
    [3, 0.192, 0.8],
    [4, 0.166, 0.6929],
  ])('%i indicators per direction: mdc95 %f of the index and %f of a direction (6.2)', (per, ofIndex, ofDirection) => {
    const { weights } = effectiveWeights({ tree: countyTree(per, () => 1) });
    expect(changeAssessment({ delta: 0, weights: Object.values(weights) }).mdc95).toBeCloseTo(ofIndex, 3);
    expect(changeAssessment({ delta: 0, weights: Array<number>(per).fill(1 / per) }).mdc95).toBeCloseTo(ofDirection, 3);
  });

  test.each([
    [10, 2, 0.0386],
    [9, 3, 0.146],
    [8, 0, 0.0078],
    [5, 0, 0.0625],
  ])('%i up and %i down: p = %f (6.5)', (up, down, p) => {
    expect(signTest(up, down)).toBeCloseTo(p, 4);
  });

  test('the sign test is exact and finite for many organisations', () => {
    expect(signTest(0, 0)).toBeNull();
    expect(signTest(1, 1)).toBe(1);
    expect(signTest(5000, 5000)).toBe(1);
    // P(Bin(10 000, ½) ≤ 4900) by normal approximation with continuity correction: Φ(−1.99)
    expect(signTest(5100, 4900)).toBeCloseTo(2 * 0.0232954, 4);
    expect(signTest(10_000, 0)).toBe(0);
  });

  test('the effective weights of the 20 directions (3.6)', () => {
    const { weights } = effectiveWeights({ tree: countyTree(1, () => 0) });
    expect(weights['INF1.1']).toBeCloseTo(0.1, 12);
    expect(weights['KOM1.1']).toBeCloseTo(1 / 15, 12);
    expect(weights['LED5.1']).toBeCloseTo(0.04, 12);
  });

  test('the mean may rise although nobody improved (6.5)', () => {
    expect(panelChange({ previous: { a: 2, weak: 0 }, current: { a: 2 } })).toMatchObject({
      nPanel: 1,
      same: 1,
      meanChange: 0,
      compositionEffect: 1,
    });
  });
});
