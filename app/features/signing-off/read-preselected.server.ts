import type { Kysely } from 'kysely';
import { PRESELECTED_SHARING, SHARING_DEPTHS, type Sharing } from '#app/domain/benchmark/sharing';
import { type AssessmentRow, findEarlierSignOff } from '#db/queries/assessments';
import { listSharings } from '#db/queries/sign-offs';
import type { Database, Id } from '#db/schema';

export interface Preselected {
  sharing: Sharing;
  /** Where it comes from: this assessment's latest choice, that of an earlier round, or the method's own. */
  from: { kind: 'latest' | 'method' } | { kind: 'earlier'; roundName: string };
}

/** What stands chosen when the approver comes to sign (method 5.10): always for them to confirm or change. */
export async function readPreselected(db: Kysely<Database>, assessment: AssessmentRow): Promise<Preselected> {
  const latest = await readChoice(db, assessment.id);
  if (latest) return { sharing: latest, from: { kind: 'latest' } };
  const earlier = await findEarlierSignOff(db, {
    unitId: assessment.unitId,
    questionnaireVersionId: assessment.questionnaireVersionId,
    opensAt: assessment.roundOpensAt,
  });
  const before = earlier ? await readChoice(db, earlier.assessmentId) : null;
  if (earlier && before) return { sharing: before, from: { kind: 'earlier', roundName: earlier.roundName } };
  return { sharing: PRESELECTED_SHARING, from: { kind: 'method' } };
}

async function readChoice(db: Kysely<Database>, assessmentId: Id): Promise<Sharing | null> {
  const choices = await listSharings(db, assessmentId);
  if (choices.length === 0) return null;
  const newest = SHARING_DEPTHS.map((depth) => [
    depth,
    choices.find((choice) => choice.depth === depth)?.audience ?? PRESELECTED_SHARING[depth],
  ]);
  return Object.fromEntries(newest) as Sharing;
}
