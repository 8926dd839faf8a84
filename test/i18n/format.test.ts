import { expect, test } from 'vitest';
import {
  formatDate,
  formatDateTime,
  formatLevel,
  formatMoment,
  formatNumber,
  formatPercent,
  formatSigned,
  formatTime,
} from '#app/i18n/format';

const MINUS = '\u2212';
const NBSP = '\u00A0';

test.each<[number, number | undefined, string]>([
  [0, undefined, '0'],
  [2.7916, 1, '2,8'],
  [2.5, 2, '2,50'],
  [-1.25, 2, `${MINUS}1,25`],
  [-0.04, 1, '0,0'],
  [-0, 1, '0,0'],
  [999, undefined, '999'],
  [1234, undefined, `1${NBSP}234`],
  [308116, undefined, `308${NBSP}116`],
  [-1234567.5, 1, `${MINUS}1${NBSP}234${NBSP}567,5`],
  [12, 3, '12,000'],
  // Halves that binary stores just below the half.
  [4.35, 1, '4,4'],
  [1.005, 2, '1,01'],
  [-0.35, 1, `${MINUS}0,4`],
])('the number %d with %s decimals is %j', (value, decimals, text) => {
  expect(formatNumber(value, decimals)).toBe(text);
});

test.each([
  [0.3, '+0,3'],
  [-0.2, `${MINUS}0,2`],
  [0, '0,0'],
  [0.04, '0,0'],
  [-0.04, '0,0'],
  [12.34, '+12,3'],
  [0.15, '+0,2'],
  [-0.15, `${MINUS}0,2`],
])('the change %d is %j', (value, text) => {
  expect(formatSigned(value)).toBe(text);
});

test.each([
  [3.7, '3,7'],
  [3.75, '3,75'],
  [2.675, '2,68'],
  [3.695, '3,7'],
])('the level %d is %s', (value, text) => {
  expect(formatLevel(value)).toBe(text);
});

test.each([
  [0, '0'],
  [0.425, '43'],
  [0.575, '58'],
  [2 / 3, '67'],
  [1, '100'],
])('the share %d is %s percent, kept on one line', (share, text) => {
  expect(formatPercent(share)).toBe(`${text}${NBSP}%`);
});

test.each([
  ['summer time begins: 01.59 is followed by 03.00', '2026-03-29T00:59:59.999Z', '2026-03-29', '01.59'],
  ['summer time begins', '2026-03-29T01:00:00.000Z', '2026-03-29', '03.00'],
  ['summer time ends: 02.30 comes twice', '2026-10-25T00:30:00.000Z', '2026-10-25', '02.30'],
  ['summer time ends', '2026-10-25T01:30:00.000Z', '2026-10-25', '02.30'],
  ['a day that has begun in Sweden', '2026-12-21T23:00:00.000Z', '2026-12-22', '00.00'],
  ['a summer day that has begun in Sweden', '2026-06-30T22:00:00.000Z', '2026-07-01', '00.00'],
  ['a year that has begun in Sweden', '2026-12-31T23:00:00.000Z', '2027-01-01', '00.00'],
  ['a leap day', '2028-02-29T11:05:00.000Z', '2028-02-29', '12.05'],
])('%s', (_name, instant, date, time) => {
  expect([formatDate(instant), formatTime(instant), formatDateTime(instant)]).toEqual([date, time, `${date} ${time}`]);
});

test('what happened on another day, in Sweden, is told with its date', () => {
  expect(formatMoment('2026-11-20T23:30:00.000Z', '2026-11-21T09:00:00.000Z')).toBe('00.30');
  expect(formatMoment('2026-11-20T22:30:00.000Z', '2026-11-21T09:00:00.000Z')).toBe('2026-11-20 23.30');
});
