import { describe, expect, test } from 'vitest';
import { bootstrapMean } from '../../app/domain/uncertainty/bootstrap-mean';
import { centralNinetyPercent } from '../../app/domain/uncertainty/draws';
import { rankIntervals } from '../../app/domain/uncertainty/rank-intervals';
import { rankIntervalsAnswerNoise } from '../../app/domain/uncertainty/rank-intervals-answer-noise';
import { scenarios } from '../../app/domain/uncertainty/scenarios';
import { SCALE } from './arbitrary-trees';

describe('uncertainty', () => {
  test('the central 90 % takes whole positions where binary fractions would not', () => {
    // 0.05 · 140 is 7.000000000000001 in binary; the seventh value is meant.
    expect(centralNinetyPercent(Uint32Array.from({ length: 140 }, (_, index) => 140 - index))).toEqual({
      low: 7,
      high: 133,
    });
    expect(centralNinetyPercent(Uint32Array.of(4))).toEqual({ low: 4, high: 4 });
  });

  test('no values give no interval', () => {
    expect(bootstrapMean({ values: [null], seed: 1 })).toEqual({ mean: null, lower: null, upper: null });
    expect(bootstrapMean({ values: [], seed: 1, populationSize: 0 }).mean).toBeNull();
  });

  test('no organisations give an empty list', () => {
    expect(rankIntervals({ orgs: [], weights: [1], seed: 1 })).toEqual({ orgs: [] });
    expect(rankIntervalsAnswerNoise({ scale: SCALE, orgs: [], weights: [], seed: 1 })).toEqual({ orgs: [] });
    expect(scenarios({ scale: SCALE, orgs: [] })).toEqual({ orgs: [] });
  });

  test('without noise the interval is the rank itself', () => {
    const orgs = [
      { code: 'a', levels: [5, 0] },
      { code: 'b', levels: [5, 'DK' as const] },
    ];
    const result = rankIntervalsAnswerNoise({ scale: SCALE, orgs, weights: [1, 1], pShift: 0, S: 10, seed: 1 });
    expect(result.orgs).toEqual([
      { code: 'a', index: 2.5, rank: 2, rankLow: 2, rankHigh: 2, indexLow: 2.5, indexHigh: 2.5 },
      { code: 'b', index: 5, rank: 1, rankLow: 1, rankHigh: 1, indexLow: 5, indexHigh: 5 },
    ]);
  });

  test('scenarios work on a scale that starts at 1 and at the floor', () => {
    const [org] = scenarios({ scale: { min: 1, max: 5 }, orgs: [{ code: 'a', focusAreas: [[[1]], [[1, 1]]] }] }).orgs;
    expect(org).toMatchObject({ base: 1, geometric: 1, medianDirections: 1, ranks: [1, 1, 1, 1, 1], rankMax: 1 });
  });
});
