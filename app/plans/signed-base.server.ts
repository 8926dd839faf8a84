import type { Kysely } from 'kysely';
import type { Answer } from '#app/domain/answer';
import type { MethodParameters } from '#app/domain/parameters';
import type { PlanBase } from '#app/domain/plan/check-draft';
import { toMethodAnswer } from '#app/domain/questionnaire/answer';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import type { PreviousAnswer } from '#app/domain/trend/common-indicator-change';
import type { AssessmentRow } from '#db/queries/assessments';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listSignedAnswers } from '#db/queries/sign-offs';
import type { Database, Id } from '#db/schema';

/** What a plan rests on, with the sign-off that it is from. */
export interface SignedBase extends PlanBase {
  signOffId: Id;
  parameters: MethodParameters;
  answerOf: (code: string) => Answer;
}

/** The latest sign-off of an assessment with its answers; null when nothing has been signed. */
export async function readSignedBase(db: Kysely<Database>, assessment: AssessmentRow): Promise<SignedBase | null> {
  if (assessment.currentSignOffId === null) return null;
  const questionnaire = await loadQuestionnaire(db, assessment.questionnaireVersionId);
  const answers = await readSignedAnswers(db, assessment.currentSignOffId);
  return {
    signOffId: assessment.currentSignOffId,
    questionnaire,
    areas: applicableAreas(questionnaire, assessment.organisationKind),
    parameters: JSON.parse(assessment.parameters) as MethodParameters,
    answers,
    answerOf: (code) => answers.get(code)?.answer ?? null,
  };
}

export async function readSignedAnswers(db: Kysely<Database>, signOffId: Id): Promise<Map<string, PreviousAnswer>> {
  const rows = await listSignedAnswers(db, signOffId);
  return new Map(
    rows.map((row) => [row.indicator, { answer: toMethodAnswer(row), majorVersion: row.major_version }] as const),
  );
}
