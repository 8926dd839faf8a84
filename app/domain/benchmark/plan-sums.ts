import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';
import type { ActionStatus } from '../plan/action';
import { isOpen, isOverdue } from '../plan/status';

/** Actions of plans that are shared in sums only; `unit` only tells organisations apart. */
export interface CountedAction {
  unit: number;
  status: ActionStatus;
  dueOn: string | null;
  areas: readonly string[];
}

/** Together every action once, but for the cancelled ones. */
export interface PlanCounts {
  total: number;
  /** Open and not late; all that is open where `overdue` is null. */
  open: number;
  overdue: number | null;
  done: number;
}

export interface PlanSums {
  /** Those who share in sums only. */
  units: number;
  total: number | null;
  /** Why there is no total; null when there is. */
  refusal: 'too_few' | 'left' | null;
  /** How the total is made up; null when some part of it has too few behind it. */
  counts: PlanCounts | null;
  /** Per focus area, on the same condition; an action of two areas counts in both. */
  areas: { area: string; count: number }[] | null;
}

/** What a plan holds, counted: late counts as late and not as open. */
export function countActions(
  actions: readonly Pick<CountedAction, 'status' | 'dueOn'>[],
  today: string,
): PlanCounts & { overdue: number } {
  const standing = actions.filter(({ status }) => status !== 'cancelled');
  const overdue = standing.filter((action) => isOverdue(action, today)).length;
  return {
    total: standing.length,
    open: standing.filter(({ status }) => isOpen(status)).length - overdue,
    overdue,
    done: standing.filter(({ status }) => status === 'done').length,
  };
}

/**
 * The sums of plans whose organisations may not be told apart. A number is shown only when at least k organisations are
 * behind it with something of their own, so that k − 2 who pool what they know leave two unknown (method 5.5). A part with
 * fewer behind it, also an empty one, would follow from the others and the total: then the parts are put together, or not
 * shown. `hasLost`: somebody was in the sums before and is not now, so the difference would be that plan.
 */
export function sumPlans(
  { units, hasLost, actions }: { units: number; hasLost: boolean; actions: readonly CountedAction[] },
  areas: readonly string[],
  today: string,
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): PlanSums {
  const standing = actions.filter(({ status }) => status !== 'cancelled');
  const isReleased = (part: readonly CountedAction[]) => new Set(part.map(({ unit }) => unit)).size >= parameters.k;
  const refusal = hasLost ? 'left' : isReleased(standing) ? null : 'too_few';
  if (refusal) return { units, total: null, refusal, counts: null, areas: null };
  const open = standing.filter(({ status }) => isOpen(status));
  const late = open.filter((action) => isOverdue(action, today));
  const inTime = open.filter((action) => !isOverdue(action, today));
  const done = standing.filter(({ status }) => status === 'done');
  const all = countActions(standing, today);
  const coarse = { ...all, open: open.length, overdue: null };
  const isAll = (...parts: CountedAction[][]) => parts.every(isReleased);
  const ofAreas = areas.map((area) => ({ area, of: standing.filter((action) => action.areas.includes(area)) }));
  const ofNone = standing.filter((action) => !action.areas.some((area) => areas.includes(area)));
  const areasHold = isAll(...ofAreas.map(({ of }) => of)) && (ofNone.length === 0 || isReleased(ofNone));
  return {
    units,
    total: standing.length,
    refusal: null,
    counts: isAll(inTime, late, done) ? all : isAll(open, done) ? coarse : null,
    areas: areasHold ? ofAreas.map(({ area, of }) => ({ area, count: of.length })) : null,
  };
}
