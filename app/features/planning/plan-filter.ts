import { ACTION_STATUSES, type ActionStatus } from '#app/domain/plan/action';
import { isOpen } from '#app/domain/plan/status';
import type { ActionView } from './view';

export const PLAN_VIEWS = ['table', 'board', 'timeline'] as const;
export type PlanViewName = (typeof PLAN_VIEWS)[number];
export const SORTS = ['due', 'title', 'responsible', 'status'] as const;
export type Sort = (typeof SORTS)[number];

/** How a plan is looked at; all of it stands in the address. */
export interface PlanFilter {
  view: PlanViewName;
  status: ActionStatus | 'open' | 'overdue' | null;
  area: string | null;
  text: string;
  sort: Sort;
  isDescending: boolean;
}

/** Names and values as they stand in the address. */
const VIEW_WORDS: Record<PlanViewName, string> = { table: 'tabell', board: 'tavla', timeline: 'tidslinje' };
const SORT_WORDS: Record<Sort, string> = { due: 'slut', title: 'aktivitet', responsible: 'ansvarig', status: 'status' };

const MAX_SEARCH_LENGTH = 100;
const STATUSES = [...ACTION_STATUSES, 'open', 'overdue'] as const;
const AREA = /^[A-Z]{2,8}$/;

/** Reads the address; what it does not understand counts as not asked for. By hand: the browser reads it too. */
export function readFilter(search: URLSearchParams): PlanFilter {
  const { vy, status, omrade, sok = '', sortera = '' } = Object.fromEntries(search);
  const sort = sortera.replace(/^-/, '');
  return {
    view: PLAN_VIEWS.find((view) => VIEW_WORDS[view] === vy) ?? 'table',
    status: STATUSES.find((one) => one === status) ?? null,
    area: omrade !== undefined && AREA.test(omrade) ? omrade : null,
    text: sok.length > MAX_SEARCH_LENGTH ? '' : sok.trim(),
    sort: SORTS.find((one) => SORT_WORDS[one] === sort) ?? 'due',
    isDescending: sortera.startsWith('-'),
  };
}

/** The address's query for a way of looking; empty for the plain table. */
export function writeFilter({ view, status, area, text, sort, isDescending }: PlanFilter): string {
  const query = new URLSearchParams();
  if (view !== 'table') query.set('vy', VIEW_WORDS[view]);
  if (status) query.set('status', status);
  if (area) query.set('omrade', area);
  if (text) query.set('sok', text);
  if (sort !== 'due' || isDescending) query.set('sortera', `${isDescending ? '-' : ''}${SORT_WORDS[sort]}`);
  const written = query.toString();
  return written === '' ? '' : `?${written}`;
}

/** The actions that were asked for, in the order asked for. */
export function filterActions(actions: readonly ActionView[], filter: PlanFilter): ActionView[] {
  const wanted = filter.text.toLocaleLowerCase('sv');
  const direction = filter.isDescending ? -1 : 1;
  return actions
    .filter((action) => hasStatus(action, filter.status))
    .filter(({ areas }) => filter.area === null || areas.includes(filter.area))
    .filter((action) => `${action.title}\n${action.responsible}`.toLocaleLowerCase('sv').includes(wanted))
    .map((action) => ({ action, key: sortKey(action, filter.sort) }))
    .sort((a, b) => direction * compareTexts(a.key, b.key) || compareTexts(a.action.title, b.action.title))
    .map(({ action }) => action);
}

function hasStatus(action: ActionView, status: PlanFilter['status']): boolean {
  if (status === null) return true;
  if (status === 'open') return isOpen(action.status);
  return status === 'overdue' ? action.isOverdue : action.status === status;
}

/** What has no date, or nobody responsible, comes last. */
const LAST = '\uFFFF';

function sortKey(action: ActionView, sort: Sort): string {
  if (sort === 'due') return action.dueOn ?? LAST;
  if (sort === 'status') return String(ACTION_STATUSES.indexOf(action.status));
  return (sort === 'title' ? action.title : action.responsible) || LAST;
}

const swedish = new Intl.Collator('sv');

function compareTexts(a: string, b: string): number {
  if (a === LAST || b === LAST) return a === b ? 0 : a === LAST ? 1 : -1;
  return swedish.compare(a, b);
}
