import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';
import type { Fact } from '../questionnaire/schema';
import { type CountRelease, releaseCounts } from './count-release';

export type FactKind = Fact['kind'];

/** One part of a group: how many are in it, and how many of them stated each value. Whoever left the fact out has no row. */
export interface FactPart {
  units: number;
  rows: readonly { value: string | null; count: number }[];
}

export interface FactCounts {
  /** What is counted, in order: `yes`, `no`; years; `some`, `none`; `filled`; last `empty`. None where nothing is shown. */
  categories: string[];
  counts: CountRelease;
}

const EMPTY = 'empty';
const NOT_REACHED = ['no', 'none', EMPTY];

/**
 * A fact's values counted as an audience may see them, under the rule of distributions (method 5.5, 5.10). Years that only
 * hidden organisations are in are dropped with their counts where these are not shown: a year alone would tell of somebody.
 */
export function countFact(
  kind: FactKind,
  { named, hidden, isExposing }: { named: FactPart; hidden: FactPart; isExposing: boolean },
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): FactCounts {
  const all = categoriesOf(kind, [...named.rows, ...hidden.rows]);
  const counts = releaseCounts(
    {
      named: countPart(kind, all, named),
      hidden: countPart(kind, all, hidden),
      merged: reachedOrNot(all),
      isExposing,
    },
    parameters,
  );
  if (!counts.isShown) return { categories: [], counts };
  const kept = all.flatMap((category, index) =>
    kind !== 'date' || category === EMPTY || counts.counts[index] !== 0 ? [index] : [],
  );
  return {
    categories: kept.map((index) => all[index]!),
    counts: { ...counts, counts: kept.map((index) => counts.counts[index]!) },
  };
}

/** How many of the counted have what the fact asks about: a yes, a date, at least one, something written. */
export function countReached({ categories, counts }: FactCounts): number {
  if (!counts.isShown) return 0;
  return counts.counts.reduce((sum, one, place) => sum + (isReached(categories[place]!) ? one : 0), 0);
}

function countPart(kind: FactKind, categories: readonly string[], { units, rows }: FactPart): number[] {
  const counts = categories.map((category) =>
    rows.filter((row) => categoryOf(kind, row.value) === category).reduce((sum, row) => sum + row.count, 0),
  );
  const counted = counts.reduce((sum, one) => sum + one, 0);
  return counts.map((one, index) => (categories[index] === EMPTY ? one + units - counted : one));
}

const isReached = (category: string) => !NOT_REACHED.includes(category);

/** The places of the categories that say that it has been reached, and of the others: a date says as much as a yes. */
function reachedOrNot(categories: readonly string[]): number[][] {
  const places = categories.map((_, place) => place);
  return [
    places.filter((place) => isReached(categories[place]!)),
    places.filter((place) => !isReached(categories[place]!)),
  ];
}

/** What a value is counted as: yes or no, a date by its year, a number by being more than none. */
function categoryOf(kind: FactKind, value: string | null): string {
  if (value === null) return EMPTY;
  if (kind === 'yes_no') return value;
  if (kind === 'date') return value.slice(0, 4);
  if (kind === 'number') return Number(value) > 0 ? 'some' : 'none';
  return 'filled';
}

/** In a fixed order, so that what nobody answered is seen too; years as they occur. */
function categoriesOf(kind: FactKind, rows: FactPart['rows']): string[] {
  if (kind === 'yes_no') return ['yes', 'no', EMPTY];
  if (kind === 'number') return ['some', 'none', EMPTY];
  if (kind === 'text') return ['filled', EMPTY];
  const years = rows.map((row) => categoryOf(kind, row.value)).filter((category) => category !== EMPTY);
  return [...[...new Set(years)].sort(), EMPTY];
}
