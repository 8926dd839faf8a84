import { describe, expect, test } from 'vitest';
import type { Answer } from '../../app/domain/answer';
import { band } from '../../app/domain/scoring/band';
import { effectiveWeights } from '../../app/domain/scoring/effective-weights';
import { formatChange } from '../../app/domain/scoring/format-change';
import { roundHalfAway } from '../../app/domain/scoring/round-half-away';
import { scoreTree } from '../../app/domain/scoring/score-tree';
import { shareAtLeast } from '../../app/domain/scoring/share-at-least';
import { stagedLevel } from '../../app/domain/scoring/staged-level';
import { commonIndicatorChange } from '../../app/domain/trend/common-indicator-change';
import { panelChange } from '../../app/domain/trend/panel-change';
import { SCALE } from './arbitrary-trees';

const NOTHING = { status: 'not_applicable', score: null, raw: null, coverage: null, lower: null, upper: null };

function direction(code: string, answers: readonly Answer[], weight = 1) {
  return { code, weight, indicators: answers.map((answer, i) => ({ code: `${code}.${i}`, weight: 1, answer })) };
}

describe('rounding', () => {
  test.each([
    [1e300, 2, 1e300],
    [-2.5, 0, -3],
    [4_503_599_627_370_497, 1, 4_503_599_627_370_497],
    [0.1 + 0.2, 6, 0.3],
  ])('%f to %i decimals is %f', (x, decimals, value) => {
    expect(roundHalfAway({ x, decimals }).value).toBe(value);
  });

  test('never gives −0', () => {
    for (const x of [-0, -0.4, -1e-12]) expect(Object.is(roundHalfAway({ x, decimals: 0 }).value, 0)).toBe(true);
  });

  test('a band stays on the scale and a withheld score has none', () => {
    expect(band({ score: 5.4, min: 0, max: 5 }).band).toBe(5);
    expect(band({ score: 0.2, min: 1, max: 5 }).band).toBe(1);
    expect(band({ score: null, min: 0, max: 5 }).band).toBeNull();
  });

  test('the change of a withheld value is withheld', () => {
    expect(formatChange({ from: null, to: 1.25, decimals: 1 })).toEqual({
      from: null,
      to: 1.3,
      change: null,
      roundingNote: false,
    });
    expect(formatChange({ from: 2.04, to: 2.0, decimals: 1 }).change).toBe(0);
  });
});

describe('scoring', () => {
  test.each([
    ['no focus area', []],
    ['a focus area without directions', [{ code: 'F', weight: 1, directions: [] }]],
    ['a direction without indicators', [{ code: 'F', weight: 1, directions: [direction('D', [])] }]],
  ])('a tree with %s is not applicable', (_, focusAreas) => {
    const { index } = scoreTree({ scale: SCALE, tree: { focusAreas } });
    expect(index).toEqual({ ...NOTHING, partial: false });
    expect(effectiveWeights({ tree: { focusAreas } })).toEqual({ weights: {} });
  });

  test('nothing answered is insufficient with the full range as bounds', () => {
    const tree = { focusAreas: [{ code: 'F', weight: 1, directions: [direction('D', ['DK', null])] }] };
    expect(scoreTree({ scale: SCALE, tree }).index).toEqual({
      status: 'insufficient',
      score: null,
      raw: null,
      coverage: 0,
      lower: 0,
      upper: 5,
      partial: false,
    });
  });

  test('units of weight 0 are scored for themselves but not in what is above them', () => {
    const directions = [direction('D', [1]), direction('E', [5], 0)];
    const focusAreas = [
      { code: 'F', weight: 1, directions },
      { code: 'G', weight: 0, directions: [direction('H', ['DK'])] },
    ];
    const result = scoreTree({ scale: SCALE, tree: { focusAreas } });
    expect(result.directions.map(({ score }) => score)).toEqual([1, 5, null]);
    expect(result.focusAreas.map(({ score }) => score)).toEqual([1, null]);
    expect(result.index).toMatchObject({ status: 'ok', score: 1 });
    expect(effectiveWeights({ tree: { focusAreas } }).weights).toEqual({ 'D.0': 1 });
  });

  test('a mean never leaves the range of its values', () => {
    const indicators = [0.1, 0.2, 0.7].map((weight, i) => ({ code: `I${i}`, weight, answer: 5 }));
    const tree = { focusAreas: [{ code: 'F', weight: 0.3, directions: [{ code: 'D', weight: 0.1, indicators }] }] };
    expect(scoreTree({ scale: SCALE, tree }).index.score).toBe(5);
  });

  test('weights of any size stay finite', () => {
    const indicators = [
      { code: 'A', weight: 1e308, answer: 2 },
      { code: 'B', weight: 1e308, answer: 4 },
    ];
    const tree = {
      focusAreas: [{ code: 'F', weight: 5e-324, directions: [{ code: 'D', weight: 1e308, indicators }] }],
    };
    expect(scoreTree({ scale: SCALE, tree }).index.score).toBe(3);
    expect(effectiveWeights({ tree }).weights).toEqual({ A: 0.5, B: 0.5 });
  });

  test('__proto__ and constructor are ordinary codes', () => {
    const indicators = ['__proto__', 'constructor'].map((code) => ({ code, weight: 1, answer: 2 }));
    const tree = { focusAreas: [{ code: '__proto__', weight: 1, directions: [{ code: 'D', weight: 1, indicators }] }] };
    const { weights } = effectiveWeights({ tree });
    expect(JSON.stringify(weights)).toBe('{"__proto__":0.5,"constructor":0.5}');
    expect(Object.getPrototypeOf(weights)).toBe(Object.prototype);
    const previous = JSON.parse('{"__proto__": {"answer": 1}, "toString": {"answer": 1}}');
    expect(commonIndicatorChange({ scale: SCALE, tree, previous }).common).toEqual(['__proto__']);
    const year = JSON.parse('{"__proto__": 1, "a": 2}');
    expect(panelChange({ previous: year, current: year }).nPanel).toBe(2);
  });
});

describe('achieved level', () => {
  const flat = (answers: readonly Answer[], required: readonly number[] = []) =>
    answers.map((answer, index) => ({ code: `I${index}`, answer, required: required.includes(index) }));

  test('nothing applicable has no level', () => {
    expect(stagedLevel({ scale: SCALE, indicators: flat(['NA']) })).toEqual({
      stage: null,
      applicable: 0,
      metNext: null,
      neededForNext: null,
      blocking: [],
    });
    expect(shareAtLeast({ answers: ['NA'] })).toEqual({ applicable: 0, count: 0, share: null });
  });

  test('a required indicator nobody knows blocks every level; a required NA does not', () => {
    expect(stagedLevel({ scale: SCALE, indicators: flat([5, 'DK'], [1]) })).toMatchObject({
      stage: 0,
      blocking: ['I1'],
    });
    expect(stagedLevel({ scale: SCALE, indicators: flat([5, 'NA'], [1]) })).toMatchObject({ stage: 5, blocking: [] });
  });

  test('80 % of five is four, not five', () => {
    expect(stagedLevel({ scale: SCALE, indicators: flat([3, 3, 3, 3, 0]) })).toMatchObject({
      stage: 3,
      neededForNext: 4,
    });
  });

  test('starts at the lowest level of the scale', () => {
    expect(stagedLevel({ scale: { min: 1, max: 5 }, indicators: flat([1, 'DK']) }).stage).toBe(1);
  });
});
