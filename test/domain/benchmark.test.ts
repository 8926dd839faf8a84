import { describe, expect, test } from 'vitest';
import { distributionPublishable } from '../../app/domain/benchmark/distribution-publishable';
import { groupStatistics } from '../../app/domain/benchmark/group-statistics';
import { nearestPeers } from '../../app/domain/benchmark/nearest-peers';
import { position, shownPosition } from '../../app/domain/benchmark/position';
import { quantile } from '../../app/domain/benchmark/quantile';
import { revisionAllowed } from '../../app/domain/benchmark/revision-allowed';
import { weightDominance } from '../../app/domain/benchmark/weight-dominance';
import { SCALE } from './arbitrary-trees';

describe('benchmark', () => {
  test('two organisations show no statistic in any mode', () => {
    for (const mode of ['OPEN', 'MEMBERS', 'ANON'] as const) {
      expect(groupStatistics({ values: [1, 2, null], mode, scale: SCALE })).toEqual({
        n: 2,
        status: 'suppressed',
        reason: 'too_few',
        mean: null,
        median: null,
        q1: null,
        q3: null,
        min: null,
        max: null,
      });
    }
    expect(groupStatistics({ values: [], mode: 'ANON', scale: SCALE, k: 1 })).toMatchObject({
      n: 0,
      reason: 'too_few',
    });
  });

  test('the boundary rule allows exactly one level and works at the ceiling too', () => {
    const statistics = (values: number[]) => groupStatistics({ values, mode: 'ANON', scale: SCALE }).reason;
    expect(statistics([0, 0, 0, 1, 3])).toBeNull();
    expect(statistics([0, 0, 0, 0.999999, 3])).toBe('boundary');
    expect(statistics([2, 4, 5, 5, 5])).toBeNull();
    expect(statistics([0, 5, 5, 5, 4.000001])).toBe('boundary');
    expect(groupStatistics({ values: [5, 5, 5, 5, 5], mode: 'MEMBERS', scale: SCALE }).status).toBe('ok');
  });

  test('with twenty organisations the percentile is shown', () => {
    const values = Array.from({ length: 20 }, (_, index) => index / 10);
    expect(position({ values, own: 0 })).toMatchObject({
      rank: 20,
      percentileRank: 0,
      show: 'percentile',
      quartileBand: 'bottom',
    });
    expect(position({ values: values.slice(0, 7), own: 0 }).quartileBand).toBeNull();
    expect(position({ values: values.slice(0, 4), own: 0 }).show).toBe('none');
  });

  test('is told as a place among few and as a percentile among twenty or more, with its interval', () => {
    const placed = (n: number, rank: number, half = 0) => ({
      n,
      rank,
      percentileRank: (100 * (n - rank + half)) / (n - 1),
      rankLow: Math.max(1, rank - 2),
      rankHigh: Math.min(n, rank + 3),
    });
    expect(shownPosition(placed(4, 2))).toBeNull();
    expect(shownPosition(placed(19, 4))).toEqual({ as: 'place', value: 4, low: 2, high: 7, n: 19 });
    expect(shownPosition(placed(21, 6))).toEqual({ as: 'percentile', value: 75, low: 60, high: 85, n: 21 });
    expect(shownPosition(placed(21, 1))).toEqual({ as: 'percentile', value: 100, low: 85, high: 100, n: 21 });
    expect(shownPosition(placed(21, 21))).toEqual({ as: 'percentile', value: 0, low: 0, high: 10, n: 21 });
    // Half of a tie may lie outside what whole places give.
    expect(shownPosition({ n: 21, rank: 1, percentileRank: 97.5, rankLow: 1, rankHigh: 1 })).toEqual({
      as: 'percentile',
      value: 98,
      low: 98,
      high: 100,
      n: 21,
    });
  });

  test('values that differ by less than a micro-unit tie', () => {
    expect(position({ values: [1.0000001, 1.0000002], own: 1.0000002 })).toMatchObject({ rank: 1, tied: 1 });
  });

  test('a quantile of nothing is withheld, and of huge numbers finite', () => {
    expect(quantile({ values: [], p: 0.5 }).value).toBeNull();
    expect(quantile({ values: [-1.7e308, 1.7e308], p: 0.5 }).value).toBe(0);
    expect(quantile({ values: [3, 1, 2], p: 1 }).value).toBe(3);
    expect(quantile({ values: [3, 1, 2], p: 0 }).value).toBe(1);
  });

  test('a distribution needs eight organisations and two outside the largest category', () => {
    expect(distributionPublishable({ counts: [] })).toEqual({ n: 0, publish: false, reason: 'too_few' });
    expect(distributionPublishable({ counts: [6, 2] }).publish).toBe(true);
    expect(distributionPublishable({ counts: [7, 1] }).reason).toBe('concentrated');
  });

  test('nobody dominates a group without weight, and nothing is published', () => {
    expect(weightDominance({ weights: [0, 0] })).toEqual({ largestShare: null, publishWeighted: false });
    expect(weightDominance({ weights: [] })).toEqual({ largestShare: null, publishWeighted: false });
  });

  test('a revision counts those who left, joined or changed', () => {
    const old = ['a', 'b', 'c', 'd', 'e', 'f'];
    const judge = (newMembers: string[], changed: string[]) =>
      revisionAllowed({ k: 5, oldMembers: old, newMembers, changed });
    expect(judge(['a', 'b', 'c', 'd', 'e', 'g'], ['a', 'a', 'f', 'x'])).toEqual({
      involved: 3,
      allowed: false,
      reason: 'differencing',
    });
    expect(judge(old, ['a', 'b', 'c', 'd', 'e'])).toEqual({ involved: 5, allowed: true, reason: null });
    expect(judge(['a', 'b'], [])).toMatchObject({ involved: 4, reason: 'too_small' });
  });

  test('peers have inhabitants, and a ratio of exactly two is not weak', () => {
    const candidates = [
      { code: 'region', population: null },
      { code: 'empty', population: 0 },
      { code: 'double', population: 2000 },
      { code: 'more', population: 2001 },
    ];
    expect(nearestPeers({ self: { code: 'self', population: 1000 }, candidates })).toEqual({
      peers: ['double', 'more'],
      ratios: [2, 2.001],
      weak: ['more'],
    });
  });

  test('ten thousand organisations are summarised and placed', () => {
    const values = Array.from({ length: 10_000 }, (_, index) => ((index * 7919) % 10_000) / 2000);
    expect(groupStatistics({ values, mode: 'ANON', scale: SCALE })).toMatchObject({ n: 10_000, median: 2.49975 });
    expect(position({ values, own: 4.9995 })).toMatchObject({ rank: 1, n: 10_000 });
    expect(position({ values, own: 0 })).toMatchObject({ rank: 10_000, n: 10_000 });
  });
});
