import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CalendarEvent, writeCalendar } from '#app/documents/write-calendar.server';
import { readCalendar } from './read-calendar';
import { HARSH, LONG, UNWRITABLE } from './sample';

const EVENT: CalendarEvent = {
  uid: 'a-due@mognadskollen',
  day: '2026-12-31',
  sequence: 3,
  summary: 'SDK',
  description: '',
  categories: [],
  status: 'CONFIRMED',
  changedAt: '2026-11-20T08:30:00.000Z',
};
const calendarOf = (...events: Partial<CalendarEvent>[]) =>
  writeCalendar({
    name: 'Plan',
    description: 'Underlag',
    stampedAt: '2026-11-22T05:00:00.000Z',
    events: events.map((event) => ({ ...EVENT, ...event })),
  });
const propertiesOf = (file: string) => Object.fromEntries(readCalendar(file).parts[0]!.properties);

test('an event takes its whole day, blocks no time, and is known again by its id and revision', () => {
  expect(propertiesOf(calendarOf({}))).toEqual({
    UID: 'a-due@mognadskollen',
    DTSTAMP: '20261122T050000Z',
    'LAST-MODIFIED': '20261120T083000Z',
    SEQUENCE: '3',
    'DTSTART;VALUE=DATE': '20261231',
    'DTEND;VALUE=DATE': '20270101',
    SUMMARY: 'SDK',
    STATUS: 'CONFIRMED',
    TRANSP: 'TRANSPARENT',
  });
  const calendar = readCalendar(calendarOf({}));
  expect([...calendar.properties.keys()]).not.toContain('METHOD');
  expect(calendar.properties.get('VERSION')).toBe('2.0');
});

test('what is cancelled says so, and several categories stay apart', () => {
  expect(calendarOf({ status: 'CANCELLED', categories: ['a,b', 'c'] })).toContain(
    'CATEGORIES:a\\,b,c\r\nSTATUS:CANCELLED',
  );
});

test('every text comes out as it was written', () => {
  for (const text of [...HARSH, LONG, 'a\\nb', 'rad\nrad', 'a;b,c\\']) {
    expect(propertiesOf(calendarOf({ summary: text, description: text }))).toMatchObject({ SUMMARY: text });
  }
  expect(propertiesOf(calendarOf({ summary: UNWRITABLE })).SUMMARY).toBe('okay');
});

test('no line is longer than 75 octets, none breaks a character, and the text comes back whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }), (text) => {
      const file = calendarOf({ summary: text });
      for (const line of file.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      }
      // Half a character would come back from its octets as another.
      expect(Buffer.from(file).toString()).toBe(file);
      const seen = text.replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n').replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '');
      const read = propertiesOf(file).SUMMARY!.replace(/[^\P{Cc}\t\n]/gu, '');
      expect(read).toBe(seen);
    }),
    { numRuns: 300 },
  );
});
