import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { findAssessment, updateAssessmentStatus } from '#db/queries/assessments';
import type { AssessmentStatus, Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

export type ReturnResult = { isReturned: true } | { problem: 'not_found' | 'locked' };

interface ReturnInput {
  assessmentId: Id;
  organisationIds: readonly Id[];
  reason: string;
}

/** The approver sends a handed-over assessment back to the coordinator, with a reason. */
export function sendBack(db: Kysely<Database>, input: ReturnInput, acting: Acting): Promise<ReturnResult> {
  return returnToWork(db, input, acting, { from: 'handed_over', action: 'sent_back', revisionStep: 0 });
}

/** Opens a signed assessment again, with a reason: a new revision begins, the signed one stays as it is. */
export function reopen(db: Kysely<Database>, input: ReturnInput, acting: Acting): Promise<ReturnResult> {
  return returnToWork(db, input, acting, { from: 'signed', action: 'reopened', revisionStep: 1 });
}

function returnToWork(
  db: Kysely<Database>,
  input: ReturnInput,
  acting: Acting,
  step: { from: AssessmentStatus; action: string; revisionStep: number },
): Promise<ReturnResult> {
  return inTransaction(db, async (trx) => {
    const assessment = await findAssessment(trx, input.assessmentId, input.organisationIds);
    if (!assessment) return { problem: 'not_found' };
    if (assessment.status !== step.from || assessment.roundStatus === 'archived') return { problem: 'locked' };
    const revision = assessment.revision + step.revisionStep;
    await updateAssessmentStatus(trx, assessment.id, { from: [step.from], to: 'in_progress', revision });
    await logEvent(trx, acting, {
      organisationId: assessment.organisationId,
      action: step.action,
      objectType: 'assessment',
      objectId: assessment.id,
      before: { status: step.from, revision: assessment.revision },
      after: { status: 'in_progress', revision, reason: input.reason },
    });
    return { isReturned: true };
  });
}
