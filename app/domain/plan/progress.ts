import type { ActionContent } from './action';
import { isOpen, isOverdue } from './status';

export interface AreaPlanProgress {
  /** A focus area's code; null for actions that belong to none. */
  area: string | null;
  /** Without the cancelled ones. */
  total: number;
  done: number;
  ongoing: number;
  overdue: number;
}

/** How far the plan is per focus area, in the given order. An action of two areas counts in both. */
export function planProgress(
  actions: readonly Pick<ActionContent, 'status' | 'dueOn' | 'areas'>[],
  areas: readonly string[],
  today: string,
): AreaPlanProgress[] {
  const count = (area: string | null, belongs: (codes: readonly string[]) => boolean): AreaPlanProgress => {
    const of = actions.filter((action) => belongs(action.areas) && action.status !== 'cancelled');
    return {
      area,
      total: of.length,
      done: of.filter(({ status }) => status === 'done').length,
      ongoing: of.filter(({ status }) => status === 'ongoing').length,
      overdue: of.filter((action) => isOverdue(action, today)).length,
    };
  };
  return [
    ...areas.map((area) => count(area, (codes) => codes.includes(area))),
    count(null, (codes) => !codes.some((code) => areas.includes(code))),
  ].filter(({ area, total }) => area !== null || total > 0);
}

/** The open actions that come due next, the late ones first; those without a date last, then by title. */
export function dueNext<T extends Pick<ActionContent, 'status' | 'dueOn' | 'title'>>(actions: readonly T[]): T[] {
  const day = ({ dueOn }: T) => dueOn ?? '9999-12-31';
  return actions
    .filter(({ status }) => isOpen(status))
    .sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
}
