import type { Kysely } from 'kysely';
import type { PlanHead } from '#app/components/plan-frame';
import { listActions } from '#db/queries/actions';
import { findAssessmentBySlugs } from '#db/queries/assessments';
import { findPlan } from '#db/queries/plans';
import type { Database, Id } from '#db/schema';

export interface FilesPageView {
  head: PlanHead & { formalName: string };
  /** There is something in the plan to take along. */
  isBegun: boolean;
}

/** The page of a plan's files; undefined when there is no such assessment to see. */
export async function readFilesPage(
  db: Kysely<Database>,
  { slugs, organisationIds }: { slugs: { organisation: string; round: string }; organisationIds: readonly Id[] },
): Promise<FilesPageView | undefined> {
  const assessment = await findAssessmentBySlugs(db, slugs, organisationIds);
  if (!assessment || assessment.roundStatus === 'draft') return undefined;
  const plan = await findPlan(db, assessment, organisationIds);
  const actions = plan ? await listActions(db, [plan.id], organisationIds) : [];
  return {
    head: {
      organisation: assessment.organisationName,
      formalName: assessment.organisationFormalName,
      roundName: assessment.roundName,
      path: `/plan/${slugs.organisation}/${slugs.round}`,
      resultPath: `/resultat/${slugs.organisation}/${slugs.round}`,
    },
    isBegun: actions.length > 0,
  };
}
