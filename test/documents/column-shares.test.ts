import { expect, test } from 'vitest';
import { columnShares } from '#app/documents/column-shares';

const sum = (shares: readonly number[]) => shares.reduce((total, one) => total + one, 0);

test('columns are as wide as they say, while their headers fit', () => {
  const columns = [
    { header: 'Del', width: 3 },
    { header: 'Antal', width: 1 },
  ];
  expect(columnShares(columns, [['Index', '9 av 12']])).toEqual([0.75, 0.25]);
});

test('no header is broken within a word where there is room for all of them', () => {
  const columns = [
    { header: 'Del', width: 3 },
    { header: 'Jämförbara' },
    { header: 'Ökat' },
    { header: 'Oförändrade' },
    { header: 'Visas inte', width: 2.4 },
  ];
  const shares = columnShares(columns, []);
  expect(shares[1]).toBeGreaterThanOrEqual(12 / 90);
  expect(shares[3]).toBeGreaterThanOrEqual(13 / 90);
  expect(sum(shares)).toBeCloseTo(1, 12);
  expect(Math.min(...shares)).toBeGreaterThan(0);
});

test('no word of a cell is broken either, unless it is longer than words are', () => {
  const columns = [{ header: 'Organisation', width: 9 }, { header: 'Index' }];
  expect(columnShares(columns, [['Laxå', 'Underlaget räcker inte']])[1]).toBeCloseTo(12 / 90, 12);
  expect(columnShares(columns, [['Laxå', 'https://exempel.se/en-lang-adress']])[1]).toBeCloseTo(16 / 90, 12);
});

test('headers that have no room at all leave the widths as they are', () => {
  expect(columnShares([{ header: 'x'.repeat(50) }, { header: 'y'.repeat(50) }], [])).toEqual([0.5, 0.5]);
});
