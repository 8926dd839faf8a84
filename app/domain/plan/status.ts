import type { ActionStatus } from './action';

/**
 * From each status, the ones that may follow, the likeliest first. What was decided is never a mere proposal again. Work
 * that runs already, or begins before anybody has decided on the plan, goes straight to ongoing.
 */
const NEXT: Readonly<Record<ActionStatus, readonly ActionStatus[]>> = {
  proposed: ['decided', 'ongoing', 'cancelled'],
  decided: ['ongoing', 'done', 'cancelled'],
  ongoing: ['done', 'decided', 'cancelled'],
  done: ['ongoing'],
  cancelled: ['proposed'],
};

const OPEN: readonly ActionStatus[] = ['proposed', 'decided', 'ongoing'];

/** The statuses that an action may be moved to. */
export function nextStatuses(status: ActionStatus): readonly ActionStatus[] {
  return NEXT[status];
}

export function canBecome(from: ActionStatus, to: ActionStatus): boolean {
  return from === to || NEXT[from].includes(to);
}

/** Something is left to do. */
export function isOpen(status: ActionStatus): boolean {
  return OPEN.includes(status);
}

/** Due before today and not finished. Days as YYYY-MM-DD, the day it is in Sweden; due today is not late. */
export function isOverdue(action: { status: ActionStatus; dueOn: string | null }, today: string): boolean {
  return isOpen(action.status) && action.dueOn !== null && action.dueOn < today;
}
