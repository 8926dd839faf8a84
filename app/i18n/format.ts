import { roundedHalfAway } from '../domain/scoring/round-half-away';

/** Numbers and dates as Swedish texts write them, in both languages. By hand, so that server and browser always agree. */
const MINUS = '\u2212';
const NO_BREAK_SPACE = '\u00A0';

/** `1 234,5`: decimal comma, spaces between thousands, a real minus sign; halves away from zero (method 1.4). */
export function formatNumber(value: number, decimals = 0): string {
  const rounded = roundedHalfAway(value, decimals);
  const [whole = '', fraction] = Math.abs(rounded).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NO_BREAK_SPACE);
  return `${rounded < 0 ? MINUS : ''}${grouped}${fraction ? `,${fraction}` : ''}`;
}

/** `3,7`, and `3,75` where the second decimal says something. */
export function formatLevel(value: number): string {
  return formatNumber(value, roundedHalfAway(value, 2).toFixed(2).endsWith('0') ? 1 : 2);
}

/** `+0,3`, `−0,2`, `0,0`. */
export function formatSigned(value: number, decimals = 1): string {
  const text = formatNumber(value, decimals);
  return roundedHalfAway(value, decimals) > 0 ? `+${text}` : text;
}

/** `42 %` from 0–1. */
export function formatPercent(share: number, decimals = 0): string {
  return `${formatNumber(share * 100, decimals)}${NO_BREAK_SPACE}%`;
}

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function partsOf(instant: string): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** `2026-11-21`, the day in Sweden. */
export function formatDate(instant: string): string {
  const { year, month, day } = partsOf(instant);
  return `${year}-${month}-${day}`;
}

/** `14.05`, the clock in Sweden. */
export function formatTime(instant: string): string {
  const { hour, minute } = partsOf(instant);
  return `${hour}.${minute}`;
}

export function formatDateTime(instant: string): string {
  return `${formatDate(instant)} ${formatTime(instant)}`;
}

/** The clock for what happened on the day of `now`, with the date for what happened on another. */
export function formatMoment(instant: string, now: string): string {
  return formatDate(instant) === formatDate(now) ? formatTime(instant) : formatDateTime(instant);
}

/** `4 (3–6)`; only the number when there is no doubt about it. */
export function formatWithInterval({ value, low, high }: { value: number; low: number; high: number }): string {
  return low === high ? String(value) : `${value} (${low}–${high})`;
}
