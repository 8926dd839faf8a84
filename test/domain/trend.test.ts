import { describe, expect, test } from 'vitest';
import type { Answer } from '../../app/domain/answer';
import { chainSeries } from '../../app/domain/trend/chain-series';
import { changeAssessment } from '../../app/domain/trend/change-assessment';
import { commonIndicatorChange } from '../../app/domain/trend/common-indicator-change';
import { panelChange } from '../../app/domain/trend/panel-change';
import { SCALE } from './arbitrary-trees';

function direction(code: string, answers: readonly Answer[], weight = 1) {
  return { code, weight, indicators: answers.map((answer, i) => ({ code: `${code}.${i}`, weight: 1, answer })) };
}

describe('trend', () => {
  test('a change at the limit counts, and the sign is kept', () => {
    expect(changeAssessment({ delta: -0.5, weights: [0.5, 0.5] }).label).toBe('possible_decrease');
    expect(changeAssessment({ delta: -0.98, weights: [0.5, 0.5] }).label).toBe('clear_decrease');
    expect(changeAssessment({ delta: 1e-10, weights: [1] }).label).toBe('unchanged');
    expect(changeAssessment({ delta: 0.01, weights: [1], sigma: 0 })).toEqual({
      se: 0,
      mdc95: 0,
      label: 'clear_increase',
    });
  });

  test('nothing in common gives no change; a unit without applicable indicators no coverage', () => {
    const tree = {
      focusAreas: [
        { code: 'F', weight: 1, directions: [direction('D', [1, 'DK'])] },
        { code: 'G', weight: 1, directions: [direction('E', ['NA'])] },
      ],
    };
    const previous = {
      'D.0': { answer: 'DK' as const },
      'D.1': { answer: 2 },
      'E.0': { answer: 3 },
      gone: { answer: 1 },
    };
    const none = { previous: null, current: null, delta: null, comparable: false };
    expect(commonIndicatorChange({ scale: SCALE, tree, previous })).toEqual({
      common: [],
      index: { ...none, coverage: 0 },
      focusAreas: [
        { code: 'F', ...none, coverage: 0 },
        { code: 'G', ...none, coverage: null },
      ],
    });
  });

  test('a missing major version is the first one', () => {
    const tree = { focusAreas: [{ code: 'F', weight: 1, directions: [direction('D', [3])] }] };
    const common = (majorVersion: number) =>
      commonIndicatorChange({ scale: SCALE, tree, previous: { 'D.0': { answer: 2, majorVersion } } }).common;
    expect(common(1)).toEqual(['D.0']);
    expect(common(2)).toEqual([]);
  });

  test('a chain is anchored at the last published year, flags impossible values and keeps them', () => {
    const year = (number: number, official: number | null, delta: number | null) => ({
      year: number,
      official,
      delta,
      comparable: delta !== null,
    });
    const years = [year(2023, 1, null), year(2024, 1, 2), year(2025, 1, 0.5), year(2026, null, 0.1)];
    expect(chainSeries({ years, min: 0, max: 5 }).series).toEqual([
      { year: 2023, linked: -1.5, outOfRange: true },
      { year: 2024, linked: 0.5, outOfRange: false },
      { year: 2025, linked: 1, outOfRange: false },
      { year: 2026, linked: null, outOfRange: false },
    ]);
    expect(chainSeries({ years: [year(2026, null, null)], min: 0, max: 5 }).series[0]?.linked).toBeNull();
    expect(chainSeries({ years: [], min: 0, max: 5 })).toEqual({ series: [] });
  });

  test('without a panel there is no change to report', () => {
    expect(panelChange({ previous: { a: 1, c: null }, current: { b: 2, c: 3 } })).toEqual({
      nPanel: 0,
      up: 0,
      down: 0,
      same: 0,
      meanChange: null,
      medianChange: null,
      signTestP: null,
      meanPreviousAll: 1,
      meanCurrentAll: 2.5,
      compositionEffect: null,
    });
    expect(panelChange({ previous: {}, current: {} })).toMatchObject({ meanPreviousAll: null, meanCurrentAll: null });
  });

  test('a change of exactly the threshold counts as the same', () => {
    const change = panelChange({
      previous: { a: 1, b: 1, c: 1 },
      current: { a: 1.1, b: 0.9, c: 1.100001 },
      threshold: 0.1,
    });
    expect(change).toMatchObject({ up: 1, down: 0, same: 2 });
  });
});
