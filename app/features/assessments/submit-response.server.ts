import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { findAssessment } from '#db/queries/assessments';
import { findResponseOfPerson, updateResponseSubmitted } from '#db/queries/responses';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

export type SubmitResult = { isSubmitted: boolean } | { problem: 'not_found' | 'locked' };

/** "Klar med min del" (`isReady`), or back to answering. Doing it twice changes nothing. */
export function submitResponse(
  db: Kysely<Database>,
  input: { assessmentId: Id; organisationIds: readonly Id[]; isReady: boolean },
  acting: Acting,
): Promise<SubmitResult> {
  return inTransaction(db, async (trx) => {
    const assessment = await findAssessment(trx, input.assessmentId, input.organisationIds);
    const response = assessment && (await findResponseOfPerson(trx, assessment.id, acting.actor.personId));
    if (!assessment || !response) return { problem: 'not_found' };
    const wasReady = response.submitted_at !== null;
    if (wasReady === input.isReady) return { isSubmitted: wasReady };
    const isLocked = assessment.status === 'handed_over' || assessment.status === 'signed';
    if (isLocked || assessment.roundStatus === 'archived') return { problem: 'locked' };
    await updateResponseSubmitted(trx, response.id, input.isReady ? acting.now.toISOString() : null);
    await logEvent(trx, acting, {
      organisationId: assessment.organisationId,
      action: input.isReady ? 'response_submitted' : 'response_resumed',
      objectType: 'assessment',
      objectId: assessment.id,
    });
    return { isSubmitted: input.isReady };
  });
}
