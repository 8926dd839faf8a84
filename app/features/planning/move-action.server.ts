import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import type { ActionStatus } from '#app/domain/plan/action';
import { withLevelsWhenDecided } from '#app/domain/plan/check-draft';
import { canBecome } from '#app/domain/plan/status';
import { openPlan, type PlanProblem, type PlanScope } from '#app/plans/open-plan.server';
import { changeAction } from '#app/plans/write-action.server';
import { findAction } from '#db/queries/actions';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

export interface MoveActionInput extends PlanScope {
  actionId: Id;
  baseRevision: number;
  status: ActionStatus;
}

export type MoveActionResult =
  | { revision: number }
  | { problem: PlanProblem | 'status_step' }
  | { problem: 'stale'; title: string; wanted: ActionStatus; stored: ActionStatus; personName: string };

/** Gives an action its next status, as on the board. Refused on top of a version that was not read. */
export function moveAction(db: Kysely<Database>, input: MoveActionInput, acting: Acting): Promise<MoveActionResult> {
  return inTransaction(db, async (trx): Promise<MoveActionResult> => {
    const plan = await openPlan(trx, input, acting);
    if ('problem' in plan) return plan;
    const stored = await findAction(trx, input.actionId, plan.planId, input.organisationIds);
    if (!stored) return { problem: 'not_found' };
    const { status, title } = stored.content;
    if (status === input.status) return { revision: stored.revision };
    if (stored.revision !== input.baseRevision) {
      return { problem: 'stale', title, wanted: input.status, stored: status, personName: stored.savedBy };
    }
    if (!canBecome(status, input.status)) return { problem: 'status_step' };
    const content = withLevelsWhenDecided(plan.base, stored.content, { ...stored.content, status: input.status });
    return { revision: await changeAction(trx, stored, content, acting) };
  });
}
