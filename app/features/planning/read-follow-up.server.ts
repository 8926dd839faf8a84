import type { Kysely } from 'kysely';
import type { ActionStatus } from '#app/domain/plan/action';
import { isOpen, isOverdue, nextStatuses } from '#app/domain/plan/status';
import { listActions, listContinuations } from '#db/queries/actions';
import type { Database } from '#db/schema';
import { findEarlierPlan } from './earlier-plan.server';
import { type PlanPage, pathOf } from './plan-page.server';
import type { PlanHeadView } from './view';

export interface FollowUpRow {
  id: string;
  revision: number;
  title: string;
  responsible: string;
  dueOn: string | null;
  isOverdue: boolean;
  status: ActionStatus;
  statuses: ActionStatus[];
  outcome: string;
  /** It goes on in a later plan already. */
  isMoved: boolean;
  /** Ticked from the start: work that is under way goes on. */
  isToMove: boolean;
}

export interface FollowUpView {
  head: PlanHeadView;
  earlier: { path: string; roundName: string } | null;
  rows: FollowUpRow[];
}

/** Last year's actions, to be followed up in one step. */
export async function readFollowUp(db: Kysely<Database>, page: PlanPage, today: string): Promise<FollowUpView> {
  const earlier = await findEarlierPlan(db, page.assessment, page.organisationIds);
  if (!earlier) return { head: page.head, earlier: null, rows: [] };
  const actions = await listActions(db, [earlier.id], page.organisationIds);
  const continued = await listContinuations(
    db,
    actions.map(({ id }) => id),
  );
  const moved = new Set(continued.map(({ continuesActionId }) => continuesActionId));
  return {
    head: page.head,
    earlier: { path: pathOf(earlier), roundName: earlier.roundName },
    rows: actions.map(({ id, revision, content }) => {
      const { title, responsible, dueOn, status, outcome } = content;
      const isMoved = moved.has(id);
      return {
        id,
        revision,
        title,
        responsible,
        dueOn,
        isOverdue: isOverdue(content, today),
        status,
        statuses: [status, ...nextStatuses(status)],
        outcome,
        isMoved,
        isToMove: !isMoved && isOpen(status) && status !== 'proposed',
      };
    }),
  };
}
