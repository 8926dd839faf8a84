import { describe, expect, test } from 'vitest';
import { countFact, countReached, type FactKind } from '#app/domain/benchmark/fact-counts';

const part = (counts: Record<string, number>, units = 0) => {
  const rows = Object.entries(counts).map(([value, count]) => ({ value, count }));
  return { units: units || rows.reduce((sum, row) => sum + row.count, 0), rows };
};
const NOBODY = part({});
const count = (kind: FactKind, named: Record<string, number>, units?: number) =>
  countFact(kind, { named: part(named, units), hidden: NOBODY, isExposing: false });

describe('the values of a fact', () => {
  test.each<[FactKind, Record<string, number>, string[], number[], number]>([
    ['yes_no', { yes: 3, no: 2 }, ['yes', 'no', 'empty'], [3, 2, 1], 3],
    ['number', { '0': 2, '4': 1, '17': 2 }, ['some', 'none', 'empty'], [3, 2, 1], 3],
    ['date', { '2023-05-01': 2, '2021-01-31': 1, '2023-12-24': 2 }, ['2021', '2023', 'empty'], [1, 4, 1], 5],
    ['text', { 'Ett namn': 1, 'Ett annat': 4 }, ['filled', 'empty'], [5, 1], 5],
  ])(
    '%s: are counted in their categories, and who left it out as empty',
    (kind, values, categories, counts, reached) => {
      const fact = count(kind, values, 6);
      expect(fact).toEqual({ categories, counts: { isShown: true, counts, n: 6, withheld: null } });
      expect(countReached(fact)).toBe(reached);
    },
  );

  test('a row that says nothing is as no row', () => {
    const rows = [{ value: null, count: 2 }];
    const fact = countFact('yes_no', { named: { units: 3, rows }, hidden: NOBODY, isExposing: false });
    expect(fact.counts).toMatchObject({ counts: [0, 0, 3], n: 3 });
  });
});

describe('the values of those without a name', () => {
  const named = part({ '2020-01-01': 1 });

  test('are counted with the named from eight on, every year of theirs', () => {
    const hidden = part({ '2021-01-01': 3, '2022-01-01': 3 }, 8);
    expect(countFact('date', { named, hidden, isExposing: false })).toEqual({
      categories: ['2020', '2021', '2022', 'empty'],
      counts: { isShown: true, counts: [1, 3, 3, 2], n: 9, withheld: null },
    });
  });

  test.each([
    ['they are seven', part({ '2021-01-01': 3, '2022-01-01': 4 }), false, 'too_few'],
    ['nearly all have a date, in whatever year', part({ '2021-01-01': 4, '2022-01-01': 4 }), false, 'exposing'],
    ['they could be worked out', part({ '2021-01-01': 3, '2022-01-01': 3 }, 8), true, 'exposing'],
  ])('are left out with their years when %s', (_why, hidden, isExposing, withheld) => {
    const fact = countFact('date', { named, hidden, isExposing });
    expect(fact).toEqual({ categories: ['2020', 'empty'], counts: { isShown: true, counts: [1, 0], n: 1, withheld } });
    expect(countReached(fact)).toBe(1);
  });

  test('leave nothing to show where nobody is named', () => {
    const fact = countFact('date', { named: NOBODY, hidden: part({ '2021-01-01': 3 }), isExposing: false });
    expect(fact).toEqual({ categories: [], counts: { isShown: false, n: 3, reason: 'too_few' } });
    expect(countReached(fact)).toBe(0);
  });
});
