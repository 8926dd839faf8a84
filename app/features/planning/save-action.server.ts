import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import type { ActionContent, ActionDraft, ActionField } from '#app/domain/plan/action';
import { checkDraft, withLevelsWhenDecided } from '#app/domain/plan/check-draft';
import { mergeStale } from '#app/domain/plan/merge-stale';
import { canBecome } from '#app/domain/plan/status';
import { openPlan, type PlanProblem, type PlanScope } from '#app/plans/open-plan.server';
import { addAction, changeAction } from '#app/plans/write-action.server';
import { listActionVersions } from '#db/queries/action-history';
import { findAction, type StoredAction } from '#db/queries/actions';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

export interface SaveActionInput extends PlanScope {
  /** null for a new one. */
  actionId: Id | null;
  /** The revision that was read; 0 for a new one. */
  baseRevision: number;
  draft: ActionDraft;
}

/** Somebody saved in between: nothing is written, and both sides are here to be shown. */
export interface StaleAction {
  problem: 'stale';
  stored: StoredAction;
  /** What to go on from: see mergeStale. */
  merged: ActionContent;
  mine: ActionContent;
  conflicts: ActionField[];
  taken: ActionField[];
}

export type SaveActionResult =
  | { actionId: Id; revision: number }
  | { problem: PlanProblem }
  | { problem: 'invalid'; errors: Record<string, string> }
  | StaleAction;

/** Adds an action, or writes the next version of one. A save on top of an older version is refused with both values. */
export function saveAction(db: Kysely<Database>, input: SaveActionInput, acting: Acting): Promise<SaveActionResult> {
  return inTransaction(db, async (trx): Promise<SaveActionResult> => {
    const plan = await openPlan(trx, input, acting);
    if ('problem' in plan) return plan;
    const stored =
      input.actionId === null ? null : await findAction(trx, input.actionId, plan.planId, input.organisationIds);
    if (stored === undefined) return { problem: 'not_found' };
    const checked = checkDraft(plan.base, input.draft, stored?.content ?? null);
    if ('errors' in checked) return { problem: 'invalid', errors: checked.errors };
    if (stored && stored.revision !== input.baseRevision) {
      const stale = await findStale(trx, stored, input.baseRevision, checked.content);
      if (stale) return stale;
    }
    if (stored && !canBecome(stored.content.status, checked.content.status)) {
      return { problem: 'invalid', errors: { status: 'plan.problem.statusStep' } };
    }
    const content = withLevelsWhenDecided(plan.base, stored?.content ?? null, checked.content);
    if (!stored) return { actionId: await addAction(trx, plan, content, acting), revision: 1 };
    return { actionId: stored.id, revision: await changeAction(trx, stored, content, acting) };
  });
}

/** null when what was sent is what stands there already. */
async function findStale(
  trx: Transaction<Database>,
  stored: StoredAction,
  baseRevision: number,
  mine: ActionContent,
): Promise<StaleAction | null> {
  const versions = await listActionVersions(trx, stored.id);
  const base = versions.find(({ revision }) => revision === baseRevision)?.content ?? stored.content;
  const { content: merged, conflicts, taken } = mergeStale(base, stored.content, mine);
  if (JSON.stringify(merged) === JSON.stringify(stored.content)) return null;
  return { problem: 'stale', stored, merged, mine, conflicts, taken };
}
