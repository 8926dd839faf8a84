import type { Stamp } from '#app/documents/model';
import type { Calendar, CalendarEvent } from '#app/documents/write-calendar.server';
import type { ActionStatus } from '#app/domain/plan/action';
import { actionLines } from './action-lines';
import type { PlannedAction } from './plan-content';
import { areaNamesOf, type PlanWords, titleOf } from './plan-words';

const STATUS: Readonly<Record<ActionStatus, CalendarEvent['status']>> = {
  proposed: 'TENTATIVE',
  decided: 'CONFIRMED',
  ongoing: 'CONFIRMED',
  done: 'CONFIRMED',
  cancelled: 'CANCELLED',
};

/** The days on which actions start and are due. */
export function describeCalendar(words: PlanWords, stamp: Stamp): Calendar {
  const { content, t } = words;
  return {
    name: titleOf(words),
    description: stamp.footer,
    stampedAt: stamp.createdAt,
    events: content.actions.flatMap((action) => {
      const { title, startsOn, dueOn } = action.content;
      return [
        ...(startsOn ? [event(words, action, 'start', startsOn, t('planFiles.calendar.starts', { title }))] : []),
        ...(dueOn ? [event(words, action, 'due', dueOn, t('planFiles.calendar.due', { title }))] : []),
      ];
    }),
  };
}

function event(
  words: PlanWords,
  action: PlannedAction,
  what: 'start' | 'due',
  day: string,
  summary: string,
): CalendarEvent {
  const { status, areas } = action.content;
  return {
    uid: `${action.id}-${what}@mognadskollen`,
    day,
    sequence: action.revision,
    summary,
    description: actionLines(words, action).join('\n'),
    categories: areaNamesOf(words, areas),
    status: STATUS[status],
    changedAt: action.savedAt,
  };
}
