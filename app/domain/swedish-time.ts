/** Swedish clocks: what people write as a day and a time, and the instants they mean. */
const TIME_ZONE = 'Europe/Stockholm';
const DAY_MS = 86_400_000;

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** What Swedish clocks show: `2026-11-21` and `14:05`. */
export interface SwedishTime {
  day: string;
  time: string;
}

export function toSwedishTime(instant: Date): SwedishTime {
  const parts = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

/** `2027-10-01`, or `20271001`, as `YYYY-MM-DD`; null for a day that no calendar has. */
export function readDay(text: string): string | null {
  const found = /^(\d{4})-?(\d{1,2})-?(\d{1,2})$/.exec(text.trim());
  if (!found) return null;
  const [, year = '', month = '', day = ''] = found;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(written) ? written : null;
}

/** `8.00`, `08:00` or `0800` as `HH:MM`; null for a time that no clock shows. */
export function readTime(text: string): string | null {
  const found = /^(\d{1,2})[.:]?(\d{2})$/.exec(text.trim());
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return null;
  return `${found[1]!.padStart(2, '0')}:${found[2]}`;
}

/**
 * The instants when Swedish clocks show this, in order. One as a rule; none in the hour that is skipped when summer time
 * begins; two in the hour that comes twice when it ends.
 */
export function instantsOf({ day, time }: SwedishTime): Date[] {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  const offsets = new Set([-DAY_MS, DAY_MS].map((apart) => offsetAt(new Date(asIfUtc + apart))));
  return [...offsets]
    .map((offset) => new Date(asIfUtc - offset))
    .filter((instant) => {
      const shown = toSwedishTime(instant);
      return shown.day === day && shown.time === time;
    })
    .sort((a, b) => a.getTime() - b.getTime());
}

/** How far Swedish clocks are ahead of UTC, in milliseconds. */
function offsetAt(instant: Date): number {
  const { day, time } = toSwedishTime(instant);
  return Date.parse(`${day}T${time}:00Z`) - Math.floor(instant.getTime() / 60_000) * 60_000;
}

/** The same day and time a year later. 29 February becomes the 28th; a skipped hour becomes the next. */
export function aYearLater(instant: Date): Date {
  const { day, time } = toSwedishTime(instant);
  const year = Number(day.slice(0, 4)) + 1;
  const next = readDay(`${year}${day.slice(4)}`) ?? `${year}-02-28`;
  const [same] = instantsOf({ day: next, time });
  if (same) return same;
  const hour = String(Number(time.slice(0, 2)) + 1).padStart(2, '0');
  return instantsOf({ day: next, time: `${hour}${time.slice(2)}` })[0]!;
}
