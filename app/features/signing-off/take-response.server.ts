import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { EMPTY_ANSWER, hasSameContent } from '#app/domain/questionnaire/answer';
import { newId } from '#db/ids';
import { type AssessmentRow, findAssessment } from '#db/queries/assessments';
import { findResponse, listAnswers, listConsensusAnswers, upsertConsensusAnswers } from '#db/queries/responses';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

export type TakeResult = { taken: number } | { problem: 'not_found' | 'locked' | 'not_ready' };

export interface TakeInput {
  assessmentId: Id;
  organisationIds: readonly Id[];
  responseId: Id;
}

/**
 * Makes a response's answers the organisation's agreed ones ("ta som samlad bedömning"): the coordinator's own, or a
 * colleague's who is ready. What the response leaves unanswered stays as it was; later edits do not follow.
 */
export function takeResponse(db: Kysely<Database>, input: TakeInput, acting: Acting): Promise<TakeResult> {
  return inTransaction(db, async (trx) => {
    const assessment = await findAssessment(trx, input.assessmentId, input.organisationIds);
    if (!assessment) return { problem: 'not_found' };
    if (assessment.status !== 'in_progress' || assessment.roundStatus === 'archived') return { problem: 'locked' };
    return copyResponse(trx, assessment, input.responseId, acting);
  });
}

/** The copy itself, inside the caller's transaction. */
export async function copyResponse(
  trx: Transaction<Database>,
  assessment: AssessmentRow,
  responseId: Id,
  acting: Acting,
): Promise<TakeResult> {
  const response = await findResponse(trx, responseId, assessment.id);
  if (!response) return { problem: 'not_found' };
  if (response.person_id !== acting.actor.personId && response.submitted_at === null) return { problem: 'not_ready' };
  const agreed = new Map((await listConsensusAnswers(trx, assessment.id)).map((row) => [row.indicator, row]));
  const changed = (await listAnswers(trx, [response.id])).filter((answer) => {
    const before = agreed.get(answer.indicator);
    return (
      answer.kind !== null &&
      !(before?.source_response_id === response.id && hasSameContent(before ?? EMPTY_ANSWER, answer))
    );
  });
  await upsertConsensusAnswers(
    trx,
    changed.map((answer) => ({
      id: newId(),
      assessment_id: assessment.id,
      indicator: answer.indicator,
      kind: answer.kind,
      level: answer.level,
      comment: answer.comment,
      evidence: answer.evidence,
      revision: (agreed.get(answer.indicator)?.revision ?? 0) + 1,
      reason: '',
      person_id: acting.actor.personId,
      source_response_id: response.id,
      saved_at: acting.now.toISOString(),
    })),
  );
  await logEvent(trx, acting, {
    organisationId: assessment.organisationId,
    action: 'response_taken',
    objectType: 'assessment',
    objectId: assessment.id,
    after: { responseId: response.id, answers: changed.length },
  });
  return { taken: changed.length };
}
