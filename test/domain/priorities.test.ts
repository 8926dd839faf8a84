import { describe, expect, test } from 'vitest';
import { priorityList } from '../../app/domain/priorities/priority-list';
import { SCALE } from './arbitrary-trees';

describe('priorities', () => {
  test('a required minimum applies to required indicators only', () => {
    const one = (required: boolean) =>
      priorityList({
        scale: SCALE,
        indicators: [{ code: 'A', answer: 1, target: 1, weight: 0.1, required, requiredMin: 3 }],
      }).plan;
    expect(one(true)).toMatchObject([{ code: 'A', tier: 1, gap: 2 }]);
    expect(one(false)).toEqual([]);
  });

  test('codes to investigate are sorted by code unit', () => {
    const indicators = ['b', 'a10', 'a2', 'B'].map((code) => ({ code, answer: null, target: 3, weight: 0.1 }));
    expect(priorityList({ scale: SCALE, indicators })).toEqual({ plan: [], investigate: ['B', 'a10', 'a2', 'b'] });
  });
});
