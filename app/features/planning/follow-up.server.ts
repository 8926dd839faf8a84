import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { type ActionStatus, MAX_TEXT_LENGTH } from '#app/domain/plan/action';
import { carriedOver } from '#app/domain/plan/carry-over';
import { canBecome, isOpen } from '#app/domain/plan/status';
import { toStorableText } from '#app/domain/questionnaire/answer';
import { openPlan, type PlanProblem, type PlanScope } from '#app/plans/open-plan.server';
import { addAction, changeAction } from '#app/plans/write-action.server';
import { listActions, listContinuations, type StoredAction } from '#db/queries/actions';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { findEarlierPlan } from './earlier-plan.server';

/** What is said about one action of last year's plan. */
export interface FollowedUp {
  actionId: Id;
  baseRevision: number;
  status: ActionStatus;
  outcome: string;
  /** It goes on in the present plan, unless it is finished or given up. */
  isMovedOver: boolean;
}

export interface StaleFollowUp {
  actionId: Id;
  title: string;
  stored: { status: ActionStatus; outcome: string; revision: number; personName: string };
}

export type FollowUpResult =
  | { changed: number; movedOver: number }
  | { problem: PlanProblem | 'no_earlier_plan' | 'invalid' }
  | { problem: 'stale'; stale: StaleFollowUp[] };

/**
 * The yearly follow-up in one step: every action of the earlier plan gets its status and outcome, and what goes on is
 * moved over to this plan as a continuation. Nothing at all is written when somebody has changed one of them since.
 */
export function followUp(
  db: Kysely<Database>,
  input: PlanScope & { rows: readonly FollowedUp[] },
  acting: Acting,
): Promise<FollowUpResult> {
  return inTransaction(db, async (trx): Promise<FollowUpResult> => {
    const plan = await openPlan(trx, input, acting);
    if ('problem' in plan) return plan;
    const earlier = await findEarlierPlan(trx, plan.assessment, input.organisationIds);
    if (!earlier) return { problem: 'no_earlier_plan' };
    const stored = new Map(
      (await listActions(trx, [earlier.id], input.organisationIds)).map((action) => [action.id, action]),
    );
    const moved = new Set((await listContinuations(trx, [...stored.keys()])).map((row) => row.continuesActionId));
    if (!input.rows.every((row) => isAllowed(row, stored.get(row.actionId)))) return { problem: 'invalid' };
    const stale = input.rows.flatMap((row) => findStale(row, stored.get(row.actionId)!, moved.has(row.actionId)));
    if (stale.length > 0) return { problem: 'stale', stale };
    const linked = await listJointIn(trx, plan.planId, input.organisationIds);
    let changed = 0;
    let movedOver = 0;
    for (const row of input.rows) {
      const action = stored.get(row.actionId)!;
      if ((await close(trx, action, row, acting)) !== action.revision) changed += 1;
      if (!goesOn(row) || moved.has(row.actionId)) continue;
      // What was accepted anew in this plan is the joint action's own here; the older work goes on beside it.
      const jointActionId = linked.has(action.jointActionId ?? '') ? null : action.jointActionId;
      const place = { continuesActionId: action.id, jointActionId };
      await addAction(trx, plan, carriedOver({ ...action.content, status: row.status }), acting, place);
      movedOver += 1;
    }
    await logEvent(trx, acting, {
      organisationId: plan.assessment.organisationId,
      action: 'plan_followed_up',
      objectType: 'plan',
      objectId: earlier.id,
      after: { changed, movedOver, to: plan.planId },
    });
    return { changed, movedOver };
  });
}

/** The joint actions that the plan already holds an action of. */
async function listJointIn(trx: Transaction<Database>, planId: Id, organisationIds: readonly Id[]): Promise<Set<Id>> {
  const actions = await listActions(trx, [planId], organisationIds);
  return new Set(actions.flatMap(({ jointActionId }) => jointActionId ?? []));
}

/** What is finished or given up does not go on, whatever was ticked. */
function goesOn({ isMovedOver, status }: FollowedUp): boolean {
  return isMovedOver && isOpen(status);
}

function isAllowed(row: FollowedUp, action: StoredAction | undefined): boolean {
  if (!action || row.outcome.length > MAX_TEXT_LENGTH) return false;
  return row.baseRevision !== action.revision || canBecome(action.content.status, row.status);
}

/** Stale unless what is written is what stands there already; the same form sent twice moves nothing twice. */
function findStale(row: FollowedUp, action: StoredAction, isMoved: boolean): StaleFollowUp[] {
  const { status, outcome, title } = action.content;
  const isSame = status === row.status && outcome === clean(row.outcome) && (!goesOn(row) || isMoved);
  if (row.baseRevision === action.revision || isSame) return [];
  const stored = { status, outcome, revision: action.revision, personName: action.savedBy };
  return [{ actionId: action.id, title, stored }];
}

function close(
  trx: Transaction<Database>,
  action: StoredAction,
  { status, outcome }: FollowedUp,
  acting: Acting,
): Promise<number> {
  return changeAction(trx, action, { ...action.content, status, outcome: clean(outcome) }, acting);
}

function clean(text: string): string {
  return toStorableText(text).trim();
}
