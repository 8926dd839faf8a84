import { describe, expect, test } from 'vitest';
import { findMethodFunction } from '../../app/domain/method-functions';
import goldenCases from './golden-cases.json';
import { expectSame } from './same';

describe('golden cases', () => {
  test('the file is complete', () => {
    expect(goldenCases.cases).toHaveLength(goldenCases.count);
  });

  test.each(goldenCases.cases.map((goldenCase) => [goldenCase.id, goldenCase.title, goldenCase] as const))(
    '%s %s',
    (_id, _title, { fn, input, expected }) => {
      const compute = findMethodFunction(fn);
      expect(compute, `${fn} is missing`).toBeDefined();
      expectSame(compute?.(input), expected, goldenCases.tolerance);
    },
  );
});
