import type { Transaction } from 'kysely';
import type { MethodParameters } from '#app/domain/parameters';
import { toMethodAnswer } from '#app/domain/questionnaire/answer';
import type { OrganisationKind } from '#app/domain/questionnaire/applicable';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import { scoreTrees } from '#app/domain/scoring/score-trees';
import { compareAssessments } from '#app/domain/trend/compare-assessments';
import { type AssessmentRow, findEarlierSignOff } from '#db/queries/assessments';
import { insertFrozen } from '#db/queries/closings';
import { listRoundGroupMembers } from '#db/queries/rounds';
import { listSignedAnswers } from '#db/queries/sign-offs';
import type { Database, Id } from '#db/schema';
import type { ReviewState } from './read-review.server';

/**
 * Scores every tree of a sign-off and its change since the earlier one, and freezes both (method 3, 6.2, 6.3, 10.1):
 * pages read these rows and compute nothing.
 */
export async function freezeScores(
  trx: Transaction<Database>,
  signOffId: Id,
  assessment: AssessmentRow,
  review: Pick<ReviewState, 'questionnaire' | 'areas' | 'answers'>,
  parameters: MethodParameters,
): Promise<void> {
  const { questionnaire, areas, answers } = review;
  const answerOf = (code: string) => toMethodAnswer(answers.get(code));
  const mixedKinds = await readMixedKinds(trx, assessment);
  const trees = scoreTrees({ questionnaire, areas, answerOf, mixedKinds }, parameters);
  await insertFrozen(
    trx,
    'node_scores',
    trees.flatMap(({ tree, scores }) =>
      scores.map((score) => ({
        sign_off_id: signOffId,
        tree,
        node: score.node,
        score_u6: score.scoreU6,
        raw: score.raw,
        coverage: score.coverage,
        lower: score.lower,
        upper: score.upper,
        status: score.status,
        is_partial: score.isPartial ? (1 as const) : (0 as const),
        stage: score.stage,
        share3: score.share3,
        sum_w2: score.sumW2,
      })),
    ),
  );
  const earlier = await findEarlierSignOff(trx, {
    unitId: assessment.unitId,
    questionnaireVersionId: assessment.questionnaireVersionId,
    opensAt: assessment.roundOpensAt,
  });
  if (!earlier) return;
  const before = new Map(
    (await listSignedAnswers(trx, earlier.signOffId)).map((row) => [
      row.indicator,
      { answer: toMethodAnswer(row), majorVersion: row.major_version },
    ]),
  );
  const comparison = compareAssessments({ scale: questionnaire.scale, areas, answerOf }, before, parameters);
  await insertFrozen(
    trx,
    'node_changes',
    comparison.nodes.map((change) => ({
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
    })),
  );
}

/** The sets of kinds that the round's groups mix and that hold this organisation's kind. */
async function readMixedKinds(trx: Transaction<Database>, assessment: AssessmentRow): Promise<OrganisationKind[][]> {
  const groups = new Map<string, Set<OrganisationKind>>();
  for (const { groupCode, kind } of await listRoundGroupMembers(trx, assessment.roundId)) {
    groups.set(groupCode, (groups.get(groupCode) ?? new Set()).add(kind));
  }
  const sets = [...groups.values()]
    .filter((kinds) => kinds.size > 1 && kinds.has(assessment.organisationKind))
    .map((kinds) => [...kinds].sort());
  return [...new Map(sets.map((kinds) => [kinds.join('+'), kinds])).values()];
}
