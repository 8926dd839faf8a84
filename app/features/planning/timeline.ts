import type { ActionView } from './view';

export interface Quarter {
  year: number;
  /** 1–4 */
  number: number;
}

export interface TimelineRow {
  action: ActionView;
  /** Quarters before the bar, under it and after it; the three make up the whole line. Null without any date. */
  bar: { before: number; length: number; after: number } | null;
}

export interface Timeline {
  quarters: Quarter[];
  /** Where today is; null when it is outside. */
  now: number | null;
  rows: TimelineRow[];
}

/** So many quarters are drawn at most: five years. */
const MOST_QUARTERS = 20;

/** The quarter of a day (YYYY-MM-DD), counted from the year 0. */
function quarterOf(day: string): number {
  return Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
}

/** The actions quarter by quarter. One with a single date takes that quarter. */
export function layOutTimeline(actions: readonly ActionView[], today: string): Timeline {
  const spans = actions.map((action) => {
    const from = action.startsOn ?? action.dueOn;
    const to = action.dueOn ?? action.startsOn;
    return { action, span: from === null || to === null ? null : { from: quarterOf(from), to: quarterOf(to) } };
  });
  const dated = spans.flatMap(({ span }) => (span ? [span] : []));
  if (dated.length === 0) return { quarters: [], now: null, rows: spans.map(({ action }) => ({ action, bar: null })) };
  const last = Math.max(...dated.map(({ to }) => to));
  const first = Math.max(Math.min(...dated.map(({ from }) => from)), last - MOST_QUARTERS + 1);
  const count = last - first + 1;
  const now = quarterOf(today) - first;
  return {
    quarters: Array.from({ length: count }, (_, index) => ({
      year: Math.floor((first + index) / 4),
      number: ((first + index) % 4) + 1,
    })),
    now: now >= 0 && now < count ? now : null,
    rows: spans.map(({ action, span }) => {
      if (!span) return { action, bar: null };
      const before = Math.max(0, span.from - first);
      const end = Math.max(0, span.to - first);
      return { action, bar: { before, length: end - before + 1, after: count - end - 1 } };
    }),
  };
}
