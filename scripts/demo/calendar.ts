/** A day as `YYYY-MM-DD`. */
export type Day = string;

export interface DemoRound {
  /** 0 for the oldest. */
  number: number;
  slug: string;
  name: string;
  plannedAt: Date;
  opensOn: Day;
  opensAt: Date;
  closesAt: Date;
  isOpen: boolean;
}

const DAY_MS = 86_400_000;
const CLOSED_ROUNDS = 3;
const DAYS_OPEN_SO_FAR = 30;
const DAYS_LEFT = 30;
const DAYS_OF_PLANNING = 21;
const TIME_ZONE = 'Europe/Stockholm';
const DAY_IN_SWEDEN = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short' });
const HOUR_IN_SWEDEN = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, hour: '2-digit', hourCycle: 'h23' });

/** The day it is in Sweden. */
export function swedishDay(now: Date): Day {
  return DAY_IN_SWEDEN.format(now);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day another year; 29 February becomes the 28th where there is none. */
export function addYears(day: Day, years: number): Day {
  const year = String(Number(day.slice(0, 4)) + years);
  const sameDay = `${year}${day.slice(4)}`;
  return sameDay.endsWith('02-29') && new Date(`${sameDay}T00:00:00Z`).getUTCDate() !== 29 ? `${year}-02-28` : sameDay;
}

/** The instant when clocks in Sweden show `time` (`HH:MM`) that day. Daylight saving changes at night, so noon decides. */
export function instantAt(day: Day, time: string): Date {
  const hour = HOUR_IN_SWEDEN.format(new Date(`${day}T12:00:00Z`));
  return new Date(Date.parse(`${day}T${time}:00Z`) - (Number(hour) - 12) * 3_600_000);
}

export function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}

/** Three closed rounds and one that is half-way, a year apart. Each is called by the year it opened: no two are alike. */
export function demoRounds(today: Day): DemoRound[] {
  const opens = addDays(today, -DAYS_OPEN_SO_FAR);
  const closes = addDays(today, DAYS_LEFT);
  return Array.from({ length: CLOSED_ROUNDS + 1 }, (_, number) => {
    const years = number - CLOSED_ROUNDS;
    const opensOn = addYears(opens, years);
    const year = opensOn.slice(0, 4);
    return {
      number,
      slug: year,
      name: `Mätomgång ${year}`,
      plannedAt: instantAt(addDays(opensOn, -DAYS_OF_PLANNING), '10:00'),
      opensOn,
      opensAt: instantAt(opensOn, '08:00'),
      closesAt: instantAt(addYears(closes, years), '23:59'),
      isOpen: years === 0,
    };
  });
}
