import { describe, expect, test } from 'vitest';
import type { Answer } from '../../app/domain/answer';
import { consolidate } from '../../app/domain/consolidation/consolidate';
import { krippendorffAlpha } from '../../app/domain/consolidation/krippendorff-alpha';
import { responseQuality } from '../../app/domain/consolidation/response-quality';
import { SCALE } from './arbitrary-trees';

describe('consolidation', () => {
  test('exactly half "not applicable" is no majority; more than half is', () => {
    expect(consolidate({ scale: SCALE, answers: ['NA', 2] }).suggestion).toBe(2);
    expect(consolidate({ scale: SCALE, answers: ['NA', 'DK'] })).toMatchObject({
      suggestion: 'NA',
      naConflict: false,
      label: 'no_levels',
    });
  });

  test('a tie belongs to the lower median: none when the majority does not know', () => {
    const answers: Answer[] = ['DK', 'DK', 'DK', 2, 3];
    expect(consolidate({ scale: SCALE, answers })).toMatchObject({
      suggestion: null,
      tie: false,
      median: 2.5,
      ad: 0.5,
    });
  });

  test('unsubmitted answers do not count', () => {
    expect(consolidate({ scale: SCALE, answers: [null, null] }).label).toBe('no_answers');
  });

  test('alpha is undefined without pairable ratings and 1 for full agreement', () => {
    expect(krippendorffAlpha({ ratings: [] })).toEqual({ alpha: null, pairableUnits: 0, pairableValues: 0 });
    expect(krippendorffAlpha({ ratings: [[1, 'DK']] })).toEqual({ alpha: null, pairableUnits: 0, pairableValues: 0 });
    expect(
      krippendorffAlpha({
        ratings: [
          [0, 5, 'NA'],
          [0, 5, 3],
        ],
      }),
    ).toEqual({
      alpha: 1,
      pairableUnits: 2,
      pairableValues: 4,
    });
  });

  test('nothing answered gives no measure and no flag', () => {
    expect(responseQuality({ answers: [null, null], activeSeconds: 10, previous: [1, 2] })).toEqual({
      nLevels: 0,
      shareSame: null,
      longestRun: 0,
      irv: null,
      secondsPerItem: null,
      sameAsPrevious: null,
      dontKnowShare: null,
      flags: [],
    });
  });

  test('unanswered is skipped in a run, NA breaks it', () => {
    expect(responseQuality({ answers: [2, null, 2, 'NA', 2] }).longestRun).toBe(2);
  });

  test('five seconds an item is not fast, 30 % don’t know is many, 95 % the same is copied', () => {
    const levels = Array.from({ length: 20 }, (_, index) => index % 6);
    expect(responseQuality({ answers: levels, activeSeconds: 100 }).flags).toEqual([]);
    expect(responseQuality({ answers: levels, activeSeconds: 99.9 }).flags).toEqual(['fast']);
    const unknown: Answer[] = [...levels.slice(0, 14), ...Array<Answer>(6).fill('DK')];
    expect(responseQuality({ answers: unknown }).flags).toEqual(['many_dont_know']);
    const previous = levels.map((level, index) => (index === 0 ? 5 : level));
    expect(responseQuality({ answers: levels, previous })).toMatchObject({
      sameAsPrevious: 0.95,
      flags: ['copied_previous'],
    });
  });
});
