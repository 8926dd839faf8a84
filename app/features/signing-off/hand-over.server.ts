import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { isBlocking, type ReviewFinding } from '#app/domain/questionnaire/review';
import { findAssessment, updateAssessmentStatus } from '#db/queries/assessments';
import { findResponseOfPerson } from '#db/queries/responses';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { readReview } from './read-review.server';
import { copyResponse } from './take-response.server';

export type HandOverResult =
  | { isHandedOver: true }
  | { problem: 'not_found' | 'locked' }
  | { problem: 'incomplete'; findings: ReviewFinding[] };

/**
 * Leaves the assessment to the approver. Where one person has answered everything, their answers become the agreed ones
 * in the same transaction, so that nothing saved before the hand-over is left out. Refused while something is missing.
 */
export function handOver(
  db: Kysely<Database>,
  input: { assessmentId: Id; organisationIds: readonly Id[] },
  acting: Acting,
): Promise<HandOverResult> {
  return inTransaction(db, async (trx) => {
    const assessment = await findAssessment(trx, input.assessmentId, input.organisationIds);
    if (!assessment) return { problem: 'not_found' };
    if (assessment.status === 'handed_over') return { isHandedOver: true };
    if (assessment.status !== 'in_progress' || assessment.roundStatus === 'archived') return { problem: 'locked' };
    const review = await readReview(trx, assessment, acting.actor.personId);
    const findings = review.findings.filter(isBlocking);
    if (findings.length > 0) return { problem: 'incomplete', findings };
    if (review.takesOwn) {
      const own = await findResponseOfPerson(trx, assessment.id, acting.actor.personId);
      if (own) await copyResponse(trx, assessment, own.id, acting);
    }
    await updateAssessmentStatus(trx, assessment.id, { from: ['in_progress'], to: 'handed_over' });
    await logEvent(trx, acting, {
      organisationId: assessment.organisationId,
      action: 'handed_over',
      objectType: 'assessment',
      objectId: assessment.id,
      before: { status: 'in_progress' },
      after: { status: 'handed_over', revision: assessment.revision },
    });
    return { isHandedOver: true };
  });
}
