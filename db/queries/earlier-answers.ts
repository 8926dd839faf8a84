import type { Kysely } from 'kysely';
import type { Database, Id } from '../schema';
import { type AssessmentRow, findEarlierSignOff } from './assessments';
import { listSignedAnswers } from './sign-offs';

export interface EarlierAnswers {
  signOffId: Id;
  roundName: string;
  roundSlug: string;
  answers: Map<string, Awaited<ReturnType<typeof listSignedAnswers>>[number]>;
}

/** The earlier signed answers of the same unit, with their round's name, or null in the first year. */
export async function findEarlierAnswers(
  db: Kysely<Database>,
  assessment: Pick<AssessmentRow, 'unitId' | 'questionnaireVersionId' | 'roundOpensAt'>,
): Promise<EarlierAnswers | null> {
  const earlier = await findEarlierSignOff(db, {
    unitId: assessment.unitId,
    questionnaireVersionId: assessment.questionnaireVersionId,
    opensAt: assessment.roundOpensAt,
  });
  if (!earlier) return null;
  const rows = await listSignedAnswers(db, earlier.signOffId);
  return {
    signOffId: earlier.signOffId,
    roundName: earlier.roundName,
    roundSlug: earlier.roundSlug,
    answers: new Map(rows.map((row) => [row.indicator, row])),
  };
}
