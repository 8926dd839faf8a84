import type { Transaction } from 'kysely';
import type { MethodParameters } from '#app/domain/parameters';
import { mixedKindsOf } from '#app/domain/scoring/score-trees';
import type { AssessmentRow } from '#db/queries/assessments';
import { insertFrozen } from '#db/queries/closings';
import { listRoundGroupKinds } from '#db/queries/round-groups';
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
  { questionnaire, areas, answers, earlier }: Pick<ReviewState, 'questionnaire' | 'areas' | 'answers' | 'earlier'>,
): Promise<void> {
  const parameters = JSON.parse(assessment.parameters) as MethodParameters;
  const signed = { signOffId, questionnaire, areas, answers, parameters };
  const mixedKinds = mixedKindsOf(assessment.organisationKind, await listRoundGroupKinds(trx, assessment.roundId));
  await insertFrozen(trx, 'node_scores', toScoreRows(signed, mixedKinds));
  if (!earlier) return;
  const before = { signOffId: earlier.signOffId, answers: [...earlier.answers.values()] };
  await insertFrozen(trx, 'node_changes', toChangeRows(signed, before));
}
