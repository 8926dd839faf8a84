import type { Kysely } from 'kysely';
import type { AssessmentRow } from '#db/queries/assessments';
import { listPlans } from '#db/queries/plans';
import type { Database, Id } from '#db/schema';

export type PlanOfRound = Awaited<ReturnType<typeof listPlans>>[number];

/** The same unit's plan of the nearest earlier round that has one. */
export async function findEarlierPlan(
  db: Kysely<Database>,
  assessment: AssessmentRow,
  organisationIds: readonly Id[],
): Promise<PlanOfRound | undefined> {
  const plans = await listPlans(db, organisationIds);
  return plans.find(
    ({ unitId, roundOpensAt }) => unitId === assessment.unitId && roundOpensAt < assessment.roundOpensAt,
  );
}
