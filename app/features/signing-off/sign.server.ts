import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { applySharing } from '#app/access/apply-sharing.server';
import { findTooWideDepth, type Sharing } from '#app/domain/benchmark/sharing';
import { isBlocking, type ReviewFinding } from '#app/domain/questionnaire/review';
import { type AssessmentRow, findAssessment, updateAssessmentStatus } from '#db/queries/assessments';
import { insertAuditEvent } from '#db/queries/operations';
import { findPerson } from '#db/queries/people';
import { listFacts } from '#db/queries/responses';
import { insertSharings, insertSignedAnswers, insertSignedFacts, insertSignOff } from '#db/queries/sign-offs';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { freezeScores } from './freeze-scores.server';
import { type ReviewState, readReview } from './read-review.server';
import { toSignedRows } from './signed-rows.server';

export interface SignInput {
  assessmentId: Id;
  organisationIds: readonly Id[];
  /** The revision that the approver read; signing anything newer is refused. */
  revision: number;
  sharing: Sharing;
  diaryNumber: string | null;
}

export type SignResult =
  | { signOffId: Id; reference: string }
  | { problem: 'not_found' | 'locked' | 'other_revision' | 'sharing_too_wide' }
  | { problem: 'incomplete'; findings: ReviewFinding[] };

/**
 * Signs what was handed over: freezes the agreed answers and the facts, scores every node (method 3, 10.1), stamps time,
 * person and reference, and locks the assessment. Everything or nothing.
 */
export function sign(db: Kysely<Database>, input: SignInput, acting: Acting): Promise<SignResult> {
  return inTransaction(db, async (trx) => {
    const assessment = await findAssessment(trx, input.assessmentId, input.organisationIds);
    if (!assessment) return { problem: 'not_found' };
    if (assessment.status !== 'handed_over' || assessment.roundStatus === 'archived') return { problem: 'locked' };
    if (assessment.revision !== input.revision) return { problem: 'other_revision' };
    if (findTooWideDepth(input.sharing)) return { problem: 'sharing_too_wide' };
    const review = await readReview(trx, assessment, null);
    const findings = review.findings.filter(isBlocking);
    if (findings.length > 0) return { problem: 'incomplete', findings };
    return freeze(trx, assessment, review, input, acting);
  });
}

async function freeze(
  trx: Transaction<Database>,
  assessment: AssessmentRow,
  review: ReviewState,
  { sharing, diaryNumber }: SignInput,
  { now, actor }: Acting,
): Promise<{ signOffId: Id; reference: string }> {
  const person = await findPerson(trx, actor.personId);
  const rows = toSignedRows({
    assessment,
    areas: review.areas,
    answers: review.answers,
    facts: await listFacts(trx, assessment.id),
    person: { id: actor.personId, name: person?.name ?? '', title: person?.title ?? '' },
    sharing,
    diaryNumber,
    signedAt: now.toISOString(),
  });
  const { id: signOffId, reference } = rows.signOff;
  await insertSignOff(trx, rows.signOff);
  await insertSignedAnswers(trx, rows.answers);
  await insertSignedFacts(trx, rows.facts);
  await freezeScores(trx, signOffId, assessment, review);
  await insertSharings(trx, rows.sharings);
  // A round that has closed shows what was counted then; the choice made now governs how far, as a later change does.
  const isClosed = assessment.roundStatus === 'closed';
  const outcomes = isClosed ? await applySharing(trx, { ...assessment, sharing }, now) : null;
  await updateAssessmentStatus(trx, assessment.id, {
    from: ['handed_over'],
    to: 'signed',
    currentSignOffId: signOffId,
  });
  const after = outcomes ? { ...rows.event.after, outcomes } : rows.event.after;
  await insertAuditEvent(trx, { ...rows.event, after, requestId: actor.requestId });
  return { signOffId, reference };
}
