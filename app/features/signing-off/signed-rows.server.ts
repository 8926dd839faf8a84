import { createHash } from 'node:crypto';
import type { Insertable } from 'kysely';
import { SHARING_DEPTHS, type Sharing } from '#app/domain/benchmark/sharing';
import { METHOD_ID, type MethodParameters } from '#app/domain/parameters';
import type { AnswerContent } from '#app/domain/questionnaire/answer';
import { indicatorsOf } from '#app/domain/questionnaire/applicable';
import type { FocusArea } from '#app/domain/questionnaire/schema';
import { newId } from '#db/ids';
import type { AssessmentRow } from '#db/queries/assessments';
import type { Database, Id, Instant } from '#db/schema';

interface Signing {
  assessment: Pick<
    AssessmentRow,
    'id' | 'organisationId' | 'organisationSlug' | 'roundId' | 'roundSlug' | 'revision' | 'parameters'
  >;
  areas: readonly FocusArea[];
  /** One for every indicator of the areas. */
  answers: ReadonlyMap<string, AnswerContent>;
  facts: readonly { fact: string; value: string | null }[];
  person: { id: Id; name: string; title: string };
  sharing: Sharing;
  diaryNumber: string | null;
  signedAt: Instant;
}

/** What a signature freezes: the agreed answers and the facts, who signed them, and how far they are shown. */
export function toSignedRows(signing: Signing) {
  const { assessment, areas, person, sharing, signedAt } = signing;
  const signOffId = newId();
  const answers = answerRows(signOffId, signing);
  const facts = signing.facts.map(({ fact, value }) => ({ sign_off_id: signOffId, fact, value }));
  const answersHash = hashOf([
    answers.map(({ sign_off_id: _id, ...answer }) => answer),
    facts.map(({ fact, value }) => [fact, value]),
  ]);
  const signOff = {
    id: signOffId,
    assessment_id: assessment.id,
    organisation_id: assessment.organisationId,
    round_id: assessment.roundId,
    revision: assessment.revision,
    reference: toReference(assessment, signOffId),
    person_id: person.id,
    person_name: person.name,
    person_title: person.title,
    signed_at: signedAt,
    answers_hash: answersHash,
    tree_hash: hashOf([weightsOf(areas), JSON.parse(assessment.parameters) as MethodParameters, METHOD_ID]),
    method_id: METHOD_ID,
    diary_number: signing.diaryNumber,
  } satisfies Insertable<Database['sign_offs']>;
  return {
    signOff,
    answers,
    facts,
    sharings: SHARING_DEPTHS.map((depth) => ({
      id: newId(),
      assessment_id: assessment.id,
      organisation_id: assessment.organisationId,
      depth,
      audience: sharing[depth],
      person_id: person.id,
      chosen_at: signedAt,
    })),
    event: {
      at: signedAt,
      personId: person.id,
      organisationId: assessment.organisationId,
      action: 'signed',
      objectType: 'assessment',
      objectId: assessment.id,
      before: { status: 'handed_over' },
      after: {
        status: 'signed',
        revision: assessment.revision,
        reference: signOff.reference,
        answersHash,
        sharing,
      },
    },
  };
}

function answerRows(signOffId: Id, { areas, answers }: Signing): Insertable<Database['signed_answers']>[] {
  return indicatorsOf(areas).map((indicator) => {
    const { kind, level, comment, evidence } = answers.get(indicator.code)!;
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
function toReference(assessment: Signing['assessment'], signOffId: Id): string {
  const own = hashOf(signOffId).slice(0, REFERENCE_HASH_LENGTH);
  return [assessment.roundSlug, assessment.organisationSlug, assessment.revision, own].join('-').toUpperCase();
}
