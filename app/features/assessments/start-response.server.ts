import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { newId } from '#db/ids';
import { findAssessment, updateAssessmentStatus } from '#db/queries/assessments';
import { findResponseOfPerson, insertResponse } from '#db/queries/responses';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

export type StartResult = { responseId: Id } | { problem: 'not_found' | 'locked' | 'not_open' };

/** Gives the person a response in the assessment, the one they already have if any, and sets the assessment going. */
export function startResponse(
  db: Kysely<Database>,
  input: { assessmentId: Id; organisationIds: readonly Id[] },
  acting: Acting,
): Promise<StartResult> {
  return inTransaction(db, async (trx) => {
    const assessment = await findAssessment(trx, input.assessmentId, input.organisationIds);
    if (!assessment) return { problem: 'not_found' };
    const existing = await findResponseOfPerson(trx, assessment.id, acting.actor.personId);
    if (existing) return { responseId: existing.id };
    if (assessment.status === 'handed_over' || assessment.status === 'signed') return { problem: 'locked' };
    if (assessment.roundStatus === 'draft' || assessment.roundStatus === 'archived') return { problem: 'not_open' };
    const responseId = newId();
    await insertResponse(trx, {
      id: responseId,
      assessment_id: assessment.id,
      organisation_id: assessment.organisationId,
      person_id: acting.actor.personId,
      created_at: acting.now.toISOString(),
      submitted_at: null,
    });
    await updateAssessmentStatus(trx, assessment.id, { from: ['not_started'], to: 'in_progress' });
    await logEvent(trx, acting, {
      organisationId: assessment.organisationId,
      action: 'response_started',
      objectType: 'assessment',
      objectId: assessment.id,
    });
    return { responseId };
  });
}
