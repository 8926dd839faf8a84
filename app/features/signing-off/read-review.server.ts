import type { Kysely } from 'kysely';
import { consolidate } from '#app/domain/consolidation/consolidate';
import { type AnswerContent, hasSameContent, toMethodAnswer } from '#app/domain/questionnaire/answer';
import { applicableAreas, indicatorsOf, placesByIndicator } from '#app/domain/questionnaire/applicable';
import { isBlocking, type ReviewFinding, reviewAnswers } from '#app/domain/questionnaire/review';
import type { FocusArea, Language, Questionnaire } from '#app/domain/questionnaire/schema';
import type { AssessmentRow } from '#db/queries/assessments';
import { type EarlierAnswers, findEarlierAnswers } from '#db/queries/earlier-answers';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listAnswers, listConsensusAnswers, listResponses } from '#db/queries/responses';
import type { Database, Id } from '#db/schema';
import { describeAnswers } from './describe-answers';

export interface ReviewState {
  questionnaire: Questionnaire;
  areas: FocusArea[];
  /** What would be signed: the agreed answers, with the coordinator's own on top where `takesOwn`. */
  answers: Map<string, AnswerContent>;
  /** The response that each of `answers` comes from. */
  sources: Map<string, Id>;
  findings: ReviewFinding[];
  responses: (Awaited<ReturnType<typeof listResponses>>[number] & {
    answered: number;
    /** Answers that are not those in `answers`. */
    differing: number;
    /** Every answer stands among the agreed ones. */
    isTaken: boolean;
  })[];
  consensusCount: number;
  /** The viewer's own response becomes the agreed answers at hand-over: nobody else's have been taken. */
  takesOwn: boolean;
  earlier: EarlierAnswers | null;
}

/** Everything that decides whether an assessment can be handed over, read in one go. `personId` is the coordinator. */
export async function readReview(
  db: Kysely<Database>,
  assessment: AssessmentRow,
  personId: Id | null,
): Promise<ReviewState> {
  const questionnaire = await loadQuestionnaire(db, assessment.questionnaireVersionId);
  const areas = applicableAreas(questionnaire, assessment.organisationKind);
  const indicators = indicatorsOf(areas);
  const responses = await listResponses(db, assessment.id);
  const byResponse = groupByResponse(
    await listAnswers(
      db,
      responses.map((response) => response.id),
    ),
  );
  const consensusRows = await listConsensusAnswers(db, assessment.id);
  const consensus = new Map<string, AnswerContent>(consensusRows.map((row) => [row.indicator, row]));
  const own = responses.find((response) => response.personId === personId);
  const takesOwn = own !== undefined && consensusRows.every((row) => row.source_response_id === own.id);
  const answers = new Map(consensus);
  const sources = new Map(
    consensusRows.flatMap((row) => (row.source_response_id ? [[row.indicator, row.source_response_id]] : [])),
  );
  // An answer that the coordinator has taken back since a send-back or a re-opening must not be signed after all.
  for (const [code, answer] of (own && takesOwn && byResponse.get(own.id)) || []) {
    if (answer.kind === null) answers.delete(code);
    else answers.set(code, answer);
    sources.set(code, own!.id);
  }
  const earlier = await findEarlierAnswers(db, assessment);
  const submitted = responses.filter((response) => response.submittedAt !== null);
  const suggestions = new Map(
    indicators.map(({ code }) => {
      const values = submitted.map((response) => toMethodAnswer(byResponse.get(response.id)?.get(code)));
      return [code, consolidate({ scale: questionnaire.scale, answers: values }).suggestion];
    }),
  );
  return {
    questionnaire,
    areas,
    answers,
    sources,
    findings: reviewAnswers({ indicators, answers, suggestions, earlier: earlier?.answers ?? new Map() }),
    responses: responses.map((response) => {
      const given = answered(byResponse.get(response.id));
      const differing = given.filter(([code, answer]) => !isSameAs(answers.get(code), answer)).length;
      const isTaken = given.every(([code, answer]) => isSameAs(consensus.get(code), answer));
      return { ...response, answered: given.length, differing, isTaken };
    }),
    consensusCount: consensusRows.filter((row) => row.kind !== null).length,
    takesOwn,
    earlier,
  };
}

function groupByResponse(rows: Awaited<ReturnType<typeof listAnswers>>): Map<Id, Map<string, AnswerContent>> {
  const groups = new Map<Id, Map<string, AnswerContent>>();
  for (const row of rows) {
    const group = groups.get(row.response_id) ?? new Map<string, AnswerContent>();
    groups.set(row.response_id, group.set(row.indicator, row));
  }
  return groups;
}

/** Answers with a value; a comment alone answers nothing. */
function answered(answers: Map<string, AnswerContent> | undefined): [string, AnswerContent][] {
  return [...(answers ?? [])].filter(([, answer]) => answer.kind !== null);
}

function isSameAs(agreed: AnswerContent | undefined, answer: AnswerContent): boolean {
  return agreed !== undefined && hasSameContent(agreed, answer);
}

export interface DescribedFinding {
  code: string;
  question: string;
  areaCode: string;
  kind: ReviewFinding['kind'];
  because: string;
}

/** The review as the coordinator's page shows it: findings with their questions, people's responses, all answers. */
export function describeReview(review: ReviewState, personId: Id, language: Language) {
  const places = placesByIndicator(review.areas);
  const findings = review.findings.map((finding): DescribedFinding => {
    const place = places.get(finding.indicator)!;
    return {
      code: finding.indicator,
      question: place.indicator.question[language],
      areaCode: place.area.code.toLowerCase(),
      kind: finding.kind,
      because: finding.kind === 'missing' ? 'missing' : finding.because,
    };
  });
  return {
    findings,
    blocking: review.findings.filter(isBlocking).length,
    takesOwn: review.takesOwn,
    earlierRound: review.earlier?.roundName ?? null,
    responses: review.responses.map((response) => ({
      id: response.id,
      name: response.personName,
      isOwn: response.personId === personId,
      isReady: response.submittedAt !== null,
      answered: response.answered,
      differing: response.differing,
      isTaken: response.isTaken,
    })),
    areas: describeAnswers(review.areas, review.answers, review.earlier?.answers ?? null, language),
  };
}
