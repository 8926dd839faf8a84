import { describe, expect, test } from 'vitest';
import { heldBetween, isSpread, leavesRoom } from '#app/domain/benchmark/room-of-hidden';
import { feasibleWidth, partsOf } from './feasible';
import type { Quantity, Shown } from './knowledge';
import { maximise } from './simplex';

const WIDE = 10;

/** A county of one group and one number, everybody hidden. */
function shownOf(
  values: readonly number[],
  {
    hasSum = true,
    quarters = [],
    hasPlaces = false,
  }: { hasSum?: boolean; quarters?: (1 | 2 | 3)[]; hasPlaces?: boolean },
): Shown {
  const units = values.map((_, index) => `o${index}`);
  const quantity: Quantity = {
    id: 'now own',
    truth: new Map(values.map((value, index) => [`o${index}`, value])),
    hidden: new Set(units),
    counted: new Set(units),
  };
  return {
    quantities: [quantity],
    figures: [{ quantity, units, hasSum, quarters }],
    placings: hasPlaces ? [{ quantity, units, owners: new Set(units) }] : [],
    panels: [],
  };
}

function widthOf(shown: Shown, coalition: readonly string[]): number {
  const known = new Set(coalition);
  const [part] = partsOf(shown, known);
  return feasibleWidth(shown, known, part!, WIDE);
}

describe('what stays open', () => {
  test('the linear programme: the most of x with x + y ≤ 4, x − y ≤ 2, x and y of either sign', () => {
    const rows = [
      {
        coefficients: new Map([
          [0, 1],
          [1, 1],
        ]),
        bound: 4,
      },
      {
        coefficients: new Map([
          [0, 1],
          [1, -1],
        ]),
        bound: 2,
      },
    ];
    expect(maximise(0, 1, 2, rows, WIDE)).toBeCloseTo(3, 9);
    expect(maximise(0, -1, 2, rows, WIDE)).toBe(WIDE);
    expect(maximise(0, 1, 2, rows, 1)).toBe(1);
  });

  test('of a mean of five: what two unknown may share, from nothing to all of it', () => {
    // Known 1, 2, 3 of 0.3 + 0.4 + 1 + 2 + 3: the others have 0.7 together.
    expect(widthOf(shownOf([0.3, 0.4, 1, 2, 3], {}), ['o2', 'o3', 'o4'])).toBeCloseTo(0.7, 6);
    expect(widthOf(shownOf([2, 2, 1, 2, 3], {}), ['o2', 'o3', 'o4'])).toBeCloseTo(4, 6);
    expect(widthOf(shownOf([2, 2, 1, 2, 3], {}), ['o0', 'o1', 'o2', 'o3'])).toBeCloseTo(0, 6);
  });

  test('own places alone leave what lies between them', () => {
    const shown = shownOf([1, 1.5, 2, 3], { hasSum: false, hasPlaces: true });
    // Between the owners of 1 and 2 lies one; above 2 lies one, up to the end of the scale.
    expect(widthOf(shown, ['o0', 'o2', 'o3'])).toBeCloseTo(1, 6);
    expect(widthOf(shown, ['o0', 'o2'])).toBeCloseTo(4, 6);
  });

  test('quartiles of twelve alike, known by the three highest, leave next to nothing', () => {
    const values = [2.4, 2.42, 2.44, 2.46, 2.48, 2.5, 2.5, 2.52, 2.54, 2.56, 2.58, 2.6];
    const highest = ['o9', 'o10', 'o11'];
    expect(widthOf(shownOf(values, {}), highest)).toBeCloseTo(5, 6);
    expect(widthOf(shownOf(values, { quarters: [2] }), highest)).toBeGreaterThan(4);
    // By hand: with everybody else as high as the quartiles allow, the lowest is still at least 2.4 − 0.6.
    expect(widthOf(shownOf(values, { quarters: [1, 2, 3] }), highest)).toBeLessThan(0.8);
  });

  test('equal values: any of them may stand in the middle', () => {
    expect(widthOf(shownOf([2, 2, 2, 2, 2, 2], { quarters: [2] }), ['o0', 'o1', 'o2'])).toBeGreaterThan(3);
  });
});

describe('the rule that needs no linear programme', () => {
  const limits = { coalition: 3, width: 1, min: 0, max: 5 };
  const sorted = (...values: number[]) => Float64Array.from(values);

  test('values are spread when they differ by a level whichever three are known', () => {
    expect(isSpread(sorted(0, 1, 2, 3, 4, 5), limits)).toBe(true);
    expect(isSpread(sorted(2, 2, 2, 2, 4, 5), limits)).toBe(false);
    expect(isSpread(sorted(1, 1, 1, 1, 2, 2, 2, 2), limits)).toBe(true);
  });

  test('a mean leaves room when the others have a level together, from the floor and from the ceiling', () => {
    expect(leavesRoom(sorted(0.5, 0.5, 0.5, 0.5, 0.5), null, limits)).toBe(true);
    expect(leavesRoom(sorted(0.4, 0.5, 0.5, 0.5, 0.5), null, limits)).toBe(false);
    expect(leavesRoom(sorted(4.5, 4.5, 4.5, 4.5, 4.6), null, limits)).toBe(false);
  });

  test('with a median only values beside it move; with quartiles only the outermost', () => {
    const ten = sorted(2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7, 2.8, 2.9, 3);
    expect(leavesRoom(ten, heldBetween(ten, 0.5, 0.5), limits)).toBe(true);
    expect(leavesRoom(ten, heldBetween(ten, 0.25, 0.75), limits)).toBe(false);
    const equal = sorted(2, 2, 2, 2, 2, 2);
    expect(leavesRoom(equal, heldBetween(equal, 0.5, 0.5), limits)).toBe(true);
  });
});
