import type { Transaction } from 'kysely';
import type { MethodParameters } from '#app/domain/parameters';
import { mixedKindsOf } from '#app/domain/scoring/score-trees';
import { type AssessmentRow, findEarlierSignOff } from '#db/queries/assessments';
import { insertFrozen } from '#db/queries/closings';
import { listRoundGroupKinds } from '#db/queries/rounds';
import { listSignedAnswers } from '#db/queries/sign-offs';
import type { Database, Id } from '#db/schema';
import type { ReviewState } from './read-review.server';
import { toChangeRows, toScoreRows } from './score-rows';

/**
 * Scores every tree of a sign-off and its change since the earlier one, and freezes both (method 3, 6.2, 6.3, 10.1):
 * pages read these rows and compute nothing.
 */
export async function freezeScores(
  trx: Transaction<Database>,
  signOffId: Id,
  assessment: AssessmentRow,
  { questionnaire, areas, answers }: Pick<ReviewState, 'questionnaire' | 'areas' | 'answers'>,
): Promise<void> {
  const parameters = JSON.parse(assessment.parameters) as MethodParameters;
  const signed = { signOffId, questionnaire, areas, answers, parameters };
  const mixedKinds = mixedKindsOf(assessment.organisationKind, await listRoundGroupKinds(trx, assessment.roundId));
  await insertFrozen(trx, 'node_scores', toScoreRows(signed, mixedKinds));
  const earlier = await findEarlierSignOff(trx, {
    unitId: assessment.unitId,
    questionnaireVersionId: assessment.questionnaireVersionId,
    opensAt: assessment.roundOpensAt,
  });
  if (!earlier) return;
  const earlierAnswers = await listSignedAnswers(trx, earlier.signOffId);
  const changes = toChangeRows(signed, { signOffId: earlier.signOffId, answers: earlierAnswers });
  await insertFrozen(trx, 'node_changes', changes);
}
