import type { ActionView } from './view';

export interface Quarter {
  year: number;
  /** 1–4 */
  number: number;
}

/** Where an action stands on the line. */
type TimelinePlace =
  /** Quarters before the bar, under it and after it; the three make up the whole line. It may go on beyond either end. */
  | { kind: 'bar'; before: number; length: number; after: number; beginsEarlier: boolean; endsLater: boolean }
  /** All of it is before the line or after it: no quarter of the line is its. */
  | { kind: 'before' | 'after' }
  | { kind: 'undated' };

export interface TimelineRow {
  action: ActionView;
  place: TimelinePlace;
}

export interface Timeline {
  quarters: Quarter[];
  /** Where today is; null when there is no line. */
  now: number | null;
  rows: TimelineRow[];
}

/** In quarters, counted from the year 0; both ends are part of it. */
interface Span {
  from: number;
  to: number;
}

/** So many quarters are drawn at most: five years. */
const MOST_QUARTERS = 20;
/** So many of them are behind today when there is more ahead than fits. */
const MOST_BEHIND = 7;

/** The quarter of a day (YYYY-MM-DD). */
function quarterOf(day: string): number {
  return Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
}

/** One with a single date takes that quarter. */
function spanOf({ startsOn, dueOn }: ActionView): Span | null {
  const from = startsOn ?? dueOn;
  const to = dueOn ?? startsOn;
  return from === null || to === null ? null : { from: quarterOf(from), to: quarterOf(to) };
}

/** The actions quarter by quarter, around today. What is outside the line is said to be, not drawn in a quarter of it. */
export function layOutTimeline(actions: readonly ActionView[], today: string): Timeline {
  const spans = actions.map((action) => ({ action, span: spanOf(action) }));
  const dated = spans.flatMap(({ span }) => span ?? []);
  if (dated.length === 0) {
    return { quarters: [], now: null, rows: spans.map(({ action }) => ({ action, place: { kind: 'undated' } })) };
  }
  const now = quarterOf(today);
  const line = lineAround(now, dated);
  return {
    quarters: Array.from({ length: line.to - line.from + 1 }, (_, index) => ({
      year: Math.floor((line.from + index) / 4),
      number: ((line.from + index) % 4) + 1,
    })),
    now: now - line.from,
    rows: spans.map(({ action, span }) => ({ action, place: span ? placeOn(line, span) : { kind: 'undated' } })),
  };
}

/** All of the spans and today, or as much of them as fits with today in it. */
function lineAround(now: number, spans: readonly Span[]): Span {
  const first = Math.min(now, ...spans.map(({ from }) => from));
  const last = Math.max(now, ...spans.map(({ to }) => to));
  if (last - first < MOST_QUARTERS) return { from: first, to: last };
  // Little ahead leaves room for more of what is behind.
  const from = Math.max(first, Math.min(now - MOST_BEHIND, last - MOST_QUARTERS + 1));
  return { from, to: from + MOST_QUARTERS - 1 };
}

function placeOn(line: Span, { from, to }: Span): TimelinePlace {
  if (to < line.from) return { kind: 'before' };
  if (from > line.to) return { kind: 'after' };
  const [begins, ends] = [Math.max(from, line.from), Math.min(to, line.to)];
  return {
    kind: 'bar',
    before: begins - line.from,
    length: ends - begins + 1,
    after: line.to - ends,
    beginsEarlier: from < line.from,
    endsLater: to > line.to,
  };
}
