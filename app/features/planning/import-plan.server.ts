import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { withLevelsWhenDecided } from '#app/domain/plan/check-draft';
import { canBecome } from '#app/domain/plan/status';
import type { Judgement } from '#app/domain/plan/table/judge';
import { openPlan, type PlanProblem, type PlanScope, type WritablePlan } from '#app/plans/open-plan.server';
import { addAction, changeAction } from '#app/plans/write-action.server';
import { listActions, type StoredAction } from '#db/queries/actions';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { fingerprintOf } from './decide-plan.server';
import { judgeUpload, type Upload } from './judge-upload.server';

export interface ImportInput extends PlanScope, Upload {
  /** The plan as it was reviewed: see fingerprintOf. */
  fingerprint: string;
  /** Actions that the file does not have and that are to be cancelled; the others stay as they are. */
  cancelled: ReadonlySet<Id>;
  /** New rows, by their number, that are added although the plan has an action of the same title. */
  addedAnyway: ReadonlySet<number>;
}

export interface ImportCounts {
  changed: number;
  added: number;
  cancelled: number;
}

export type ImportResult = ImportCounts | { problem: PlanProblem | 'changed_since' | 'not_ready' };

/**
 * Writes what a reviewed file changes, all of it or nothing: each action as its form would. Refused when the plan is no
 * longer the one that was reviewed, when a row is wrong, and as long as a conflict has not been chosen.
 */
export function importPlan(db: Kysely<Database>, input: ImportInput, acting: Acting): Promise<ImportResult> {
  return inTransaction(db, async (trx): Promise<ImportResult> => {
    const plan = await openPlan(trx, input, acting);
    if ('problem' in plan) return plan;
    const actions = await listActions(trx, [plan.planId], input.organisationIds);
    if (fingerprintOf(actions) !== input.fingerprint) return { problem: 'changed_since' };
    const judged = await judgeUpload(trx, { base: plan.base, actions }, input);
    if ('problem' in judged || judged.errors.length > 0) return { problem: 'not_ready' };
    const isOpen = judged.changed.some(({ id, conflicts }) => conflicts.length > 0 && !input.choices.has(id));
    return isOpen ? { problem: 'not_ready' } : write(trx, plan, actions, judged, input, acting);
  });
}

async function write(
  trx: Transaction<Database>,
  plan: WritablePlan,
  actions: readonly StoredAction[],
  { changed, added, missing }: Judgement,
  { cancelled, addedAnyway }: Pick<ImportInput, 'cancelled' | 'addedAnyway'>,
  acting: Acting,
): Promise<ImportCounts> {
  const { base } = plan;
  const counts = { changed: 0, added: 0, cancelled: 0 };
  const contents = new Map(changed.map(({ id, content }) => [id, content]));
  for (const action of actions) {
    const content = contents.get(action.id);
    if (!content) continue;
    const levelled = withLevelsWhenDecided(base, action.content, content);
    if ((await changeAction(trx, action, levelled, acting)) !== action.revision) counts.changed += 1;
  }
  for (const { content } of added.filter(({ number, likeOne }) => !likeOne || addedAnyway.has(number))) {
    await addAction(trx, plan, withLevelsWhenDecided(base, null, content), acting);
    counts.added += 1;
  }
  const left = new Set(missing.map(({ id }) => id).filter((id) => cancelled.has(id)));
  for (const action of actions.filter(({ id }) => left.has(id))) {
    if (await cancelAction(trx, action, acting)) counts.cancelled += 1;
  }
  await logEvent(trx, acting, {
    organisationId: plan.assessment.organisationId,
    action: 'plan_imported',
    objectType: 'plan',
    objectId: plan.planId,
    after: counts,
  });
  return counts;
}

/** By the steps that a status may take: what is done is opened again first, and the history has both. */
async function cancelAction(trx: Transaction<Database>, action: StoredAction, acting: Acting): Promise<boolean> {
  const { status } = action.content;
  if (status === 'cancelled') return false;
  const isStep = canBecome(status, 'cancelled');
  const open = isStep ? action.content : { ...action.content, status: 'ongoing' as const };
  const revision = isStep ? action.revision : await changeAction(trx, action, open, acting);
  await changeAction(trx, { ...action, content: open, revision }, { ...open, status: 'cancelled' }, acting);
  return true;
}
