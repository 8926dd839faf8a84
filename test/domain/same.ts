import { expect } from 'vitest';

/** Numbers within the tolerance, −0 never; everything else exactly, including the order of lists and the set of keys. */
export function expectSame(actual: unknown, expected: unknown, tolerance = 1e-9, path = 'result'): void {
  if (typeof expected === 'number') {
    expect(typeof actual, `${path} is a number`).toBe('number');
    expect(Object.is(actual, -0), `${path} is −0`).toBe(false);
    expect(Math.abs((actual as number) - expected), `${path}: ${actual} against ${expected}`).toBeLessThanOrEqual(
      tolerance,
    );
    return;
  }
  if (typeof expected !== 'object' || expected === null) {
    expect(actual, path).toBe(expected);
    return;
  }
  expect(Array.isArray(actual), `${path} is a list`).toBe(Array.isArray(expected));
  expect(Object.keys(actual as object).sort(), `${path} keys`).toEqual(Object.keys(expected).sort());
  for (const [key, child] of Object.entries(expected)) {
    expectSame((actual as Record<string, unknown>)[key], child, tolerance, `${path}.${key}`);
  }
}
