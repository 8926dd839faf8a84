import { describe, expect, test } from 'vitest';
import { countsExposeSomebody, releaseCounts } from '#app/domain/benchmark/count-release';

const units = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `u${from + index}`);

describe('counts beside means that are already shown', () => {
  test('tell nothing new when the same organisations are hidden in both', () => {
    const hidden = units(1, 8);
    expect(countsExposeSomebody(hidden, [{ named: new Set(), released: [hidden] }])).toBe(false);
  });

  test('give away the one that is in the mean and not in the counts', () => {
    expect(countsExposeSomebody(units(1, 8), [{ named: new Set(), released: [units(1, 9)] }])).toBe(true);
  });

  test('give away the only one that nobody knows on the node above', () => {
    expect(countsExposeSomebody(units(1, 9), [{ named: new Set(units(1, 8)), released: [] }])).toBe(true);
    expect(countsExposeSomebody(units(1, 9), [{ named: new Set(units(1, 9)), released: [] }])).toBe(false);
    expect(countsExposeSomebody(units(1, 9), [{ named: new Set(units(1, 4)), released: [] }])).toBe(false);
  });

  test('are tested against every node above', () => {
    const safe = { named: new Set<string>(), released: [units(1, 8)] };
    const unsafe = { named: new Set<string>(), released: [units(1, 10)] };
    expect(countsExposeSomebody(units(1, 8), [safe, unsafe])).toBe(true);
    expect(countsExposeSomebody(units(1, 8), [safe, { named: new Set(), released: [units(1, 13)] }])).toBe(false);
  });
});

describe('counts over categories', () => {
  const spread = [2, 3, 3, 0];

  test('hold the named and the hidden together where the hidden part alone may be shown', () => {
    expect(releaseCounts({ named: [1, 0, 0, 1], hidden: spread, isExposing: false })).toEqual({
      isShown: true,
      counts: [3, 3, 3, 1],
      n: 10,
      withheld: null,
    });
  });

  test('are of the named alone when the hidden are fewer than eight, nearly all alike, or could be worked out', () => {
    const of = (hidden: number[], isExposing = false) => releaseCounts({ named: [1, 0], hidden, isExposing });
    expect(of([3, 4])).toEqual({ isShown: true, counts: [1, 0], n: 1, withheld: 'too_few' });
    expect(of([7, 1])).toEqual({ isShown: true, counts: [1, 0], n: 1, withheld: 'exposing' });
    expect(of([4, 4], true)).toEqual({ isShown: true, counts: [1, 0], n: 1, withheld: 'exposing' });
  });

  test('are not shown when nobody is named, and say why', () => {
    const of = (hidden: number[]) => releaseCounts({ named: [0, 0], hidden, isExposing: false });
    expect(of([7, 1])).toEqual({ isShown: false, n: 8, reason: 'exposing' });
    expect(of([2, 1])).toEqual({ isShown: false, n: 3, reason: 'too_few' });
    expect(of([0, 0])).toEqual({ isShown: false, n: 0, reason: 'nobody' });
  });

  test('of years are not shown when they add up to what a yes and a no may not show', () => {
    const hidden = [2, 2, 3, 1];
    expect(releaseCounts({ named: [0, 0, 0, 0], hidden, isExposing: false }).isShown).toBe(true);
    const merged = [[0, 1, 2], [3]];
    expect(releaseCounts({ named: [0, 0, 0, 0], hidden, merged, isExposing: false }).isShown).toBe(false);
  });

  test('of the named alone are always shown', () => {
    expect(releaseCounts({ named: [2, 0], hidden: [0, 0], isExposing: true })).toMatchObject({
      isShown: true,
      withheld: null,
    });
  });
});
