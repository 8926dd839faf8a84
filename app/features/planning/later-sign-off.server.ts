import type { Kysely } from 'kysely';
import { readSignedAnswers } from '#app/plans/signed-base.server';
import { type AssessmentRow, findLaterSignOff } from '#db/queries/assessments';
import type { Database } from '#db/schema';

/** What the same unit signed in the next round in which it signed anything; null as long as there is none. */
export async function readLaterAnswers(db: Kysely<Database>, assessment: AssessmentRow) {
  const later = await findLaterSignOff(db, {
    unitId: assessment.unitId,
    questionnaireVersionId: assessment.questionnaireVersionId,
    opensAt: assessment.roundOpensAt,
  });
  if (!later) return null;
  return {
    roundName: later.roundName,
    roundSlug: later.roundSlug,
    signOffId: later.signOffId,
    answers: await readSignedAnswers(db, later.signOffId),
  };
}
