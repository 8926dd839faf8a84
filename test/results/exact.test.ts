import { describe, expect, test } from 'vitest';
import { exactMean, toShownRatio } from '#app/features/results/exact';

const ratio = (over: number, under: number) => ({ over: BigInt(over), under: BigInt(under) });

describe('exact mean', () => {
  test('of levels is their sum over their number', () => {
    const parts = [2, 3, 3].map((level) => ({ weight: 1, value: ratio(level, 1) }));
    expect(toShownRatio(exactMean(parts))).toEqual({ over: 8, under: 3 });
  });

  test('of different divisions stands on their common denominator', () => {
    const parts = [
      { weight: 1, value: ratio(7, 3) },
      { weight: 1, value: ratio(5, 2) },
    ];
    expect(toShownRatio(exactMean(parts))).toEqual({ over: 29, under: 12 });
  });

  test('counts each part with its weight, also with decimals, and leaves weight 0 out', () => {
    const parts = [
      { weight: 0.5, value: ratio(4, 1) },
      { weight: 1, value: ratio(1, 1) },
      { weight: 0, value: ratio(5, 1) },
    ];
    expect(toShownRatio(exactMean(parts))).toEqual({ over: 6, under: 3 });
  });

  test('is null without any weight', () => {
    expect(exactMean([])).toBeNull();
    expect(exactMean([{ weight: 0, value: ratio(1, 1) }])).toBeNull();
  });

  test('is exact however long, but not shown when too long to read', () => {
    const parts = [999_983, 999_979].map((prime) => ({ weight: 1, value: ratio(1, prime) }));
    const mean = exactMean(parts);
    expect(mean).toEqual({ over: 1_999_962n, under: 2n * 999_983n * 999_979n });
    expect(toShownRatio(mean)).toBeNull();
  });
});
