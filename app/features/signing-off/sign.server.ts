import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { applySharing } from '#app/access/apply-sharing.server';
import { findTooWideDepth, SHARING_DEPTHS, type Sharing } from '#app/domain/benchmark/sharing';
import { METHOD_ID, type MethodParameters } from '#app/domain/parameters';
import { indicatorsOf } from '#app/domain/questionnaire/applicable';
import { isBlocking, type ReviewFinding } from '#app/domain/questionnaire/review';
import type { FocusArea } from '#app/domain/questionnaire/schema';
import { newId } from '#db/ids';
import { type AssessmentRow, findAssessment, updateAssessmentStatus } from '#db/queries/assessments';
import { insertAuditEvent } from '#db/queries/operations';
import { findPerson } from '#db/queries/people';
import { listFacts } from '#db/queries/responses';
import { insertSharings, insertSignedAnswers, insertSignedFacts, insertSignOff } from '#db/queries/sign-offs';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { freezeScores } from './freeze-scores.server';
import { type ReviewState, readReview } from './read-review.server';

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
  input: SignInput,
  { now, actor }: Acting,
): Promise<{ signOffId: Id; reference: string }> {
  const signOffId = newId();
  const signedAt = now.toISOString();
  const answers = indicatorsOf(review.areas).map((indicator) => {
    const { kind, level, comment, evidence } = review.answers.get(indicator.code)!;
    return {
      sign_off_id: signOffId,
      indicator: indicator.code,
      major_version: indicator.majorVersion,
      kind: kind!,
      level,
      comment,
      evidence,
    };
  });
  const facts = (await listFacts(trx, assessment.id)).map(({ fact, value }) => ({
    sign_off_id: signOffId,
    fact,
    value,
  }));
  const answersHash = hashOf([
    answers.map(({ sign_off_id: _id, ...answer }) => answer),
    facts.map(({ fact, value }) => [fact, value]),
  ]);
  const parameters = JSON.parse(assessment.parameters) as MethodParameters;
  const person = await findPerson(trx, actor.personId);
  const reference = toReference(assessment, signOffId);
  await insertSignOff(trx, {
    id: signOffId,
    assessment_id: assessment.id,
    organisation_id: assessment.organisationId,
    round_id: assessment.roundId,
    revision: assessment.revision,
    reference,
    person_id: actor.personId,
    person_name: person?.name ?? '',
    person_title: person?.title ?? '',
    signed_at: signedAt,
    answers_hash: answersHash,
    tree_hash: hashOf([weightsOf(review.areas), parameters, METHOD_ID]),
    method_id: METHOD_ID,
    diary_number: input.diaryNumber,
  });
  await insertSignedAnswers(trx, answers);
  await insertSignedFacts(trx, facts);
  await freezeScores(trx, signOffId, assessment, review, parameters);
  await insertSharings(
    trx,
    SHARING_DEPTHS.map((depth) => ({
      id: newId(),
      assessment_id: assessment.id,
      organisation_id: assessment.organisationId,
      depth,
      audience: input.sharing[depth],
      person_id: actor.personId,
      chosen_at: signedAt,
    })),
  );
  // A round that has closed shows what was counted then; the choice made now governs how far, as a later change does.
  const isClosed = assessment.roundStatus === 'closed';
  const outcomes = isClosed ? await applySharing(trx, { ...assessment, sharing: input.sharing }, now) : null;
  await updateAssessmentStatus(trx, assessment.id, {
    from: ['handed_over'],
    to: 'signed',
    currentSignOffId: signOffId,
  });
  await insertAuditEvent(trx, {
    at: signedAt,
    personId: actor.personId,
    organisationId: assessment.organisationId,
    action: 'signed',
    objectType: 'assessment',
    objectId: assessment.id,
    before: { status: 'handed_over' },
    after: {
      status: 'signed',
      revision: assessment.revision,
      reference,
      answersHash,
      sharing: input.sharing,
      outcomes,
    },
    requestId: actor.requestId,
  });
  return { signOffId, reference };
}

/** SHA-256 of the value's JSON; the callers list what they hash in a fixed order. */
function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** The tree as it was weighed: codes and weights, in order. */
function weightsOf(areas: readonly FocusArea[]) {
  return areas.map((area) => [
    area.code,
    area.weight,
    area.directions.map((direction) => [
      direction.code,
      direction.weight,
      direction.indicators.map(({ code, weight, majorVersion, required }) => [code, weight, majorVersion, required]),
    ]),
  ]);
}

const REFERENCE_HASH_LENGTH = 8;

/** Such as `2026-KUMLA-1-9F3C21A7`: round, organisation, revision, and a part that no other sign-off has. */
function toReference(assessment: AssessmentRow, signOffId: Id): string {
  const own = hashOf(signOffId).slice(0, REFERENCE_HASH_LENGTH);
  return [assessment.roundSlug, assessment.organisationSlug, assessment.revision, own].join('-').toUpperCase();
}
