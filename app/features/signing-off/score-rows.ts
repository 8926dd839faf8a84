import type { Insertable } from 'kysely';
import type { MethodParameters } from '#app/domain/parameters';
import { type AnswerContent, toMethodAnswer } from '#app/domain/questionnaire/answer';
import type { OrganisationKind } from '#app/domain/questionnaire/applicable';
import type { FocusArea, Questionnaire } from '#app/domain/questionnaire/schema';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import { scoreTrees } from '#app/domain/scoring/score-trees';
import { compareAssessments } from '#app/domain/trend/compare-assessments';
import { toNodeScoreRows } from '#db/queries/node-scores';
import type { Database, Id } from '#db/schema';

interface Signed {
  signOffId: Id;
  questionnaire: Questionnaire;
  areas: readonly FocusArea[];
  answers: ReadonlyMap<string, AnswerContent>;
  parameters: MethodParameters;
}

/** The score of every node of every tree (method 3, 10.1). */
export function toScoreRows(
  signed: Signed,
  mixedKinds: readonly (readonly OrganisationKind[])[],
): Insertable<Database['node_scores']>[] {
  const { signOffId, questionnaire, areas, answers, parameters } = signed;
  const answerOf = (code: string) => toMethodAnswer(answers.get(code));
  return toNodeScoreRows(signOffId, scoreTrees({ questionnaire, areas, answerOf, mixedKinds }, parameters));
}

/** The change of every node since the earlier sign-off (method 6.2, 6.3). */
export function toChangeRows(
  { signOffId, questionnaire, areas, answers, parameters }: Signed,
  earlier: {
    signOffId: Id;
    answers: readonly (Pick<AnswerContent, 'kind' | 'level'> & { indicator: string; major_version: number })[];
  },
): Insertable<Database['node_changes']>[] {
  const before = new Map(
    earlier.answers.map((row) => [row.indicator, { answer: toMethodAnswer(row), majorVersion: row.major_version }]),
  );
  const answerOf = (code: string) => toMethodAnswer(answers.get(code));
  return compareAssessments({ scale: questionnaire.scale, areas, answerOf }, before, parameters).nodes.map(
    (change) => ({
      sign_off_id: signOffId,
      tree: OWN_TREE,
      node: change.node,
      earlier_sign_off_id: earlier.signOffId,
      previous: change.previous,
      current: change.current,
      delta: change.delta,
      coverage: change.coverage,
      is_comparable: change.comparable ? (1 as const) : (0 as const),
      sum_w2: change.sumW2,
      mdc95: change.mdc95,
      label: change.label,
    }),
  );
}
