import type { Kysely } from 'kysely';
import { type OwnValues, ownValuesOf } from '#app/domain/benchmark/own-values';
import type { MethodParameters } from '#app/domain/parameters';
import { toMethodAnswer } from '#app/domain/questionnaire/answer';
import type { Language } from '#app/domain/questionnaire/schema';
import type { AssessmentRow } from '#db/queries/assessments';
import { listFacts } from '#db/queries/responses';
import type { Database } from '#db/schema';
import { type DescribedAnswer, describeAnswers } from './describe-answers';
import { type Preselected, readPreselected } from './read-preselected.server';
import { readReview } from './read-review.server';

export interface DescribedFact {
  code: string;
  question: string;
  kind: 'yes_no' | 'number' | 'date' | 'text';
  value: string | null;
}

export interface ApprovalView {
  id: string;
  organisationName: string;
  roundName: string;
  revision: number;
  isHandedOver: boolean;
  earlierRound: string | null;
  /** Answers with another value than the earlier signed ones. */
  changed: DescribedAnswer[];
  /** Answers where a high level has no evidence, or nobody knew. */
  withoutGround: { code: string; question: string; because: string }[];
  areas: ReturnType<typeof describeAnswers>;
  facts: DescribedFact[];
  /** How many people answered: one gets the note "En bedömare". */
  people: number;
  preselected: Preselected;
  /** What the choice of sharing is about. */
  ownValues: OwnValues;
}

/** Everything the approver reads before signing, on one page. */
export async function readApproval(
  db: Kysely<Database>,
  assessment: AssessmentRow,
  language: Language,
): Promise<ApprovalView> {
  const review = await readReview(db, assessment, null);
  const areas = describeAnswers(review.areas, review.answers, review.earlier?.answers ?? null, language);
  const all = areas.flatMap((area) => area.directions.flatMap((direction) => direction.answers));
  const questions = new Map(all.map((answer) => [answer.code, answer.question]));
  const values = new Map((await listFacts(db, assessment.id)).map((fact) => [fact.fact, fact.value]));
  return {
    id: assessment.id,
    organisationName: assessment.organisationName,
    roundName: assessment.roundName,
    revision: assessment.revision,
    isHandedOver: assessment.status === 'handed_over',
    earlierRound: review.earlier?.roundName ?? null,
    changed: all.filter((answer) => answer.isChanged),
    withoutGround: review.findings.flatMap((finding) =>
      finding.kind === 'prompt'
        ? [{ code: finding.indicator, question: questions.get(finding.indicator) ?? '', because: finding.because }]
        : [],
    ),
    areas,
    facts: review.questionnaire.facts.map((fact) => ({
      code: fact.code,
      question: fact.question[language],
      kind: fact.kind,
      value: values.get(fact.code) ?? null,
    })),
    people: review.responses.filter((response) => response.answered > 0).length,
    preselected: await readPreselected(db, assessment),
    ownValues: ownValuesOf(
      {
        scale: review.questionnaire.scale,
        areas: review.areas,
        answerOf: (code) => toMethodAnswer(review.answers.get(code)),
      },
      language,
      JSON.parse(assessment.parameters) as MethodParameters,
    ),
  };
}
