import { describe, expect, test } from 'vitest';
import { type PublishedSum, refusalOfNaming } from '#app/domain/benchmark/naming';
import { DEFAULT_PARAMETERS } from '#app/domain/parameters';

const SCALE = { min: 0, max: 5 };
const MICRO = 1_000_000;

/** A sum over organisations with these levels, one of which is about to be named when `named` is among them. */
function sum(
  id: string,
  levels: Record<string, number>,
  named: string,
  part: Partial<PublishedSum> = {},
): PublishedSum {
  const left = Object.entries(levels).filter(([unitId]) => unitId !== named);
  return {
    id,
    left: left.map(([unitId, level]) => ({ unitId, scoreU6: level * MICRO })),
    isTouched: named in levels,
    hasQuartiles: false,
    isExact: true,
    ...part,
  };
}

const refusal = (...sums: PublishedSum[]) => refusalOfNaming(sums, SCALE, DEFAULT_PARAMETERS);
const six = { a: 1, b: 2, c: 3, d: 2, e: 4, f: 3 };

describe('naming an organisation after the close', () => {
  test('is fine in no sum at all, and where five are left whose values stay unknown', () => {
    expect(refusal(sum('g', six, 'z'))).toBeNull();
    expect(refusal(sum('g', six, 'a'))).toBeNull();
    expect(refusal(sum('g', { a: 1 }, 'a')), 'nobody is left to protect').toBeNull();
  });

  test('is refused where four would be left', () => {
    const { f, ...five } = six;
    expect(refusal(sum('g', five, 'a'))).toBe('too_few');
  });

  test('is refused where the five that are left all lie at the floor, or at the ceiling', () => {
    expect(refusal(sum('g', { a: 4, b: 0, c: 0, d: 0, e: 0, f: 0 }, 'a'))).toBe('boundary');
    expect(refusal(sum('g', { a: 1, b: 5, c: 5, d: 5, e: 5, f: 5 }, 'a'))).toBe('boundary');
  });

  test('is refused where quartiles were shown and fewer than eight would be left behind them', () => {
    const eight = { ...six, g: 2, h: 3 };
    expect(refusal(sum('g', eight, 'a', { hasQuartiles: true }))).toBe('too_few');
    expect(refusal(sum('g', { ...eight, i: 1 }, 'a', { hasQuartiles: true }))).toBeNull();
  });

  test('is refused where two groups differ by four once it is subtracted', () => {
    const small = { a: 1, b: 2, c: 3, d: 2, e: 4, f: 3 };
    const all = { ...small, g: 2, h: 3, i: 1, j: 4, k: 3 };
    expect(refusal(sum('all', all, 'z'), sum('small', small, 'z'))).toBeNull();
    expect(refusal(sum('all', all, 'a'), sum('small', small, 'a'))).toBeNull();
    expect(refusal(sum('all', all, 'k'), sum('small', small, 'k'))).toBe('differencing');
  });

  test('is refused where it can’t be told who is behind a figure that it belongs to', () => {
    expect(refusal(sum('g', six, 'a', { isExact: false }))).toBe('too_complex');
    const others = { p: 1, q: 2, r: 3, s: 2, t: 4 };
    expect(refusal(sum('g', others, 'z', { isExact: false }), sum('h', six, 'a'))).toBeNull();
  });
});
