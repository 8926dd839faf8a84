import { plainText } from './plain-text';

/** Something that happens on one day, all day. */
export interface CalendarEvent {
  /** The same in every file that tells of the same thing: calendars go by it. */
  uid: string;
  /** YYYY-MM-DD */
  day: string;
  /** Rises with every change. */
  sequence: number;
  summary: string;
  description: string;
  categories: readonly string[];
  status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
  /** Instant. */
  changedAt: string;
}

export interface Calendar {
  name: string;
  description: string;
  /** When the file's content was frozen, an instant. */
  stampedAt: string;
  events: readonly CalendarEvent[];
}

const LINE_END = '\r\n';
/** Octets of a line at most, RFC 5545 3.1. */
const LINE_LENGTH = 75;

/** An iCalendar file (RFC 5545) of events that take a day and block no time. */
export function writeCalendar({ name, description, stampedAt, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mognadskollen//Mognadskollen//SV',
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...events.flatMap((event) => eventLines(event, stampedAt)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => folded(line) + LINE_END).join('');
}

function eventLines(event: CalendarEvent, stampedAt: string): string[] {
  const { uid, day, sequence, summary, description, categories, status, changedAt } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(stampedAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${basicDay(day)}`,
    `DTEND;VALUE=DATE:${basicDay(dayAfter(day))}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(categories.length === 0 ? [] : [`CATEGORIES:${categories.map(escaped).join(',')}`]),
    `STATUS:${status}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** A text value: RFC 5545 3.3.11. */
function escaped(text: string): string {
  return plainText(text)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** The line in parts of at most 75 octets, never within a character; each further part begins with a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > LINE_LENGTH) {
      parts.push(part);
      part = '';
      octets = 1;
    }
    part += character;
    octets += length;
  }
  return [...parts, part].join(`${LINE_END} `);
}

const basicDay = (day: string) => day.replaceAll('-', '');
const utc = (instant: string) => `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00.000Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
