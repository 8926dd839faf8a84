import { describe, expect, test } from 'vitest';
import { aYearLater, instantsOf, readDay, readTime, toSwedishTime } from '#app/domain/swedish-time';

const instants = (day: string, time: string) => instantsOf({ day, time }).map((instant) => instant.toISOString());

describe('the instants that Swedish clocks mean', () => {
  test.each([
    ['in winter', '2026-12-21', '23:59', ['2026-12-21T22:59:00.000Z']],
    ['in summer', '2027-06-30', '08:00', ['2027-06-30T06:00:00.000Z']],
    ['before summer time begins', '2027-03-28', '01:59', ['2027-03-28T00:59:00.000Z']],
    ['in the hour that is skipped', '2027-03-28', '02:00', []],
    ['at its end', '2027-03-28', '02:59', []],
    ['after summer time has begun', '2027-03-28', '03:00', ['2027-03-28T01:00:00.000Z']],
    ['on the evening of that day', '2027-03-28', '23:59', ['2027-03-28T21:59:00.000Z']],
    ['before the hour that comes twice', '2027-10-31', '01:59', ['2027-10-30T23:59:00.000Z']],
    ['in it', '2027-10-31', '02:30', ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z']],
    ['after it', '2027-10-31', '03:00', ['2027-10-31T02:00:00.000Z']],
    ['on the morning of that day', '2027-10-31', '00:00', ['2027-10-30T22:00:00.000Z']],
    ['on leap day', '2028-02-29', '12:00', ['2028-02-29T11:00:00.000Z']],
  ])('%s: %s %s', (_when, day, time, expected) => {
    expect(instants(day, time)).toEqual(expected);
  });

  test('are found again from every instant of a year, minute-true', () => {
    for (let at = Date.UTC(2027, 0, 1); at < Date.UTC(2028, 0, 1); at += 47 * 60_000) {
      expect(instantsOf(toSwedishTime(new Date(at))).map(Number)).toContain(at);
    }
  });
});

describe('what people write', () => {
  test.each([
    ['2027-10-01', '2027-10-01'],
    ['20271001', '2027-10-01'],
    [' 2027-1-5 ', '2027-01-05'],
    ['2028-02-29', '2028-02-29'],
    ['2027-02-29', null],
    ['2027-02-30', null],
    ['2027-13-01', null],
    ['2027-00-10', null],
    ['1 oktober', null],
    ['', null],
  ])('%j is the day %j', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  test.each([
    ['8.00', '08:00'],
    ['08:00', '08:00'],
    ['2359', '23:59'],
    ['24.00', null],
    ['12.60', null],
    ['klockan åtta', null],
    ['8', null],
  ])('%j is the time %j', (text, time) => {
    expect(readTime(text)).toBe(time);
  });
});

describe('a year later', () => {
  test.each([
    ['the same day and time', '2026-12-21T22:59:00.000Z', '2027-12-21T22:59:00.000Z'],
    ['across a change of summer time', '2026-10-25T07:00:00.000Z', '2027-10-25T06:00:00.000Z'],
    ['from leap day', '2028-02-29T07:00:00.000Z', '2029-02-28T07:00:00.000Z'],
    ['into the hour that is skipped', '2026-03-28T01:30:00.000Z', '2027-03-28T01:30:00.000Z'],
  ])('is %s', (_what, instant, later) => {
    expect(aYearLater(new Date(instant)).toISOString()).toBe(later);
  });
});
