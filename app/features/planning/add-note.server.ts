import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { toStorableText } from '#app/domain/questionnaire/answer';
import { openPlan, type PlanProblem, type PlanScope } from '#app/plans/open-plan.server';
import { newId } from '#db/ids';
import { insertActionNote } from '#db/queries/action-history';
import { findAction } from '#db/queries/actions';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

export type AddNoteResult = { noteId: Id } | { problem: PlanProblem };

/** Adds a dated note to an action. Notes are added, never changed. */
export function addNote(
  db: Kysely<Database>,
  input: PlanScope & { actionId: Id; text: string },
  acting: Acting,
): Promise<AddNoteResult> {
  return inTransaction(db, async (trx): Promise<AddNoteResult> => {
    const plan = await openPlan(trx, input, acting);
    if ('problem' in plan) return plan;
    const action = await findAction(trx, input.actionId, plan.planId, input.organisationIds);
    if (!action) return { problem: 'not_found' };
    const noteId = newId();
    const at = acting.now.toISOString();
    const { organisationId } = action;
    await insertActionNote(trx, {
      id: noteId,
      action_id: action.id,
      organisation_id: organisationId,
      text: toStorableText(input.text).trim(),
      person_id: acting.actor.personId,
      noted_at: at,
    });
    await logEvent(trx, acting, {
      organisationId,
      action: 'action_noted',
      objectType: 'action',
      objectId: action.id,
      after: { noteId },
    });
    return { noteId };
  });
}
