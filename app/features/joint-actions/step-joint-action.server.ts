import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import { MAX_TEXT_LENGTH } from '#app/domain/plan/action';
import { type JointStatus, problemOfStep, type StepProblem } from '#app/domain/plan/joint-action';
import { toStorableText } from '#app/domain/questionnaire/answer';
import { toSwedishTime } from '#app/domain/swedish-time';
import { findJointAction, insertJointStep, listJointSteps } from '#db/queries/joint-actions';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { logJoint, ownerOf } from './log.server';
import { insertOffersTo } from './offer-to-more.server';

export interface StepInput {
  jointActionId: Id;
  programmeIds: readonly Id[];
  to: JointStatus;
  /** YYYY-MM-DD */
  happenedOn: string;
  /** What came of it, or why it is given up; else empty. */
  note: string;
  /** Whom it is offered to, when that is the step. */
  organisationIds: readonly Id[];
}

export type StepResult = { status: JointStatus } | { problem: StepProblem | 'not_found' | 'nobody' | 'note_long' };

/** Takes a joint action one step on its way, on the day that it happened. Offering it makes it visible, to those chosen. */
export function stepJointAction(db: Kysely<Database>, input: StepInput, acting: Acting): Promise<StepResult> {
  return inTransaction(db, async (trx): Promise<StepResult> => {
    const stored = await findJointAction(trx, input.jointActionId, input.programmeIds);
    if (!stored) return { problem: 'not_found' };
    const taken = await listJointSteps(trx, [stored.id]);
    const note = toStorableText(input.note).trim();
    if (note.length > MAX_TEXT_LENGTH) return { problem: 'note_long' };
    const step = { status: input.to, happenedOn: input.happenedOn, note };
    const problem = problemOfStep(taken, step, toSwedishTime(acting.now).day);
    if (problem) return { problem };
    const at = acting.now.toISOString();
    const offered = input.to === 'offered' ? await insertOffersTo(trx, stored, input.organisationIds, at) : null;
    if (offered?.length === 0) return { problem: 'nobody' };
    const isTaken = await insertJointStep(trx, stored.status, {
      joint_action_id: stored.id,
      status: input.to,
      happened_on: input.happenedOn,
      note,
      person_id: acting.actor.personId,
      taken_at: at,
    });
    if (!isTaken) throw new Error(`joint action ${stored.id} took a step while it was written`);
    const event = {
      jointActionId: stored.id,
      organisationId: await ownerOf(trx, stored.programmeId),
      action: `joint_action_${input.to}`,
      before: { status: stored.status },
      after: { ...step, ...(offered ? { organisations: offered } : {}) },
    };
    await logJoint(trx, event, acting);
    return { status: input.to };
  });
}
