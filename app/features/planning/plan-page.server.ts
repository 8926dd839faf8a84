import type { Kysely } from 'kysely';
import { z } from 'zod';
import { grantOf, scopeOf, type Viewer } from '#app/access/viewer';
import type { Language } from '#app/domain/questionnaire/schema';
import { notFound, orNotFound } from '#app/http/responses';
import { readSignedBase, type SignedBase } from '#app/plans/signed-base.server';
import { listActions, type StoredAction } from '#db/queries/actions';
import { type AssessmentRow, findAssessmentBySlugs } from '#db/queries/assessments';
import { listPlans } from '#db/queries/plans';
import type { Database, Id } from '#db/schema';
import type { PlanOfRound } from './earlier-plan.server';
import type { NamedCode, PlanHeadView } from './view';

/** What the pages of a plan are made from. */
export interface PlanPage {
  assessment: AssessmentRow;
  /** null until the assessment has been signed. */
  base: SignedBase | null;
  planId: Id | null;
  actions: StoredAction[];
  organisationIds: readonly Id[];
  head: PlanHeadView;
}

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
const address = z.object({ organisation: slug, omgang: slug });

/** The plan that the address names, among the organisations of this access; anything else is not found. */
export async function readPlanPage(
  db: Kysely<Database>,
  params: Readonly<Record<string, string | undefined>>,
  { viewer, organisationIds }: { viewer: Viewer; organisationIds: readonly Id[] },
): Promise<PlanPage> {
  const assessment = await findPlanAssessment(db, params, organisationIds);
  const [base, plans] = await Promise.all([readSignedBase(db, assessment), listPlans(db, [assessment.organisationId])]);
  const ofUnit = plans.filter(({ unitId }) => unitId === assessment.unitId);
  const own = ofUnit.find(({ roundId }) => roundId === assessment.roundId);
  const editable = scopeOf(viewer, grantOf('plan', 'move')).organisationIds;
  return {
    assessment,
    base,
    planId: own?.id ?? null,
    actions: own ? await listActions(db, [own.id], organisationIds) : [],
    organisationIds,
    head: {
      organisation: assessment.organisationName,
      formalName: assessment.organisationFormalName,
      roundName: assessment.roundName,
      path: pathOf(assessment),
      resultPath: `/resultat/${assessment.organisationSlug}/${assessment.roundSlug}`,
      isSigned: base !== null,
      canEdit: base !== null && editable.includes(assessment.organisationId),
      otherPlans: ofUnit
        .filter((plan) => plan !== own)
        .map((plan) => ({ path: pathOf(plan), roundName: plan.roundName })),
    },
  };
}

/** The assessment that the address names; a bad address and somebody else's are the same. */
export async function findPlanAssessment(
  db: Kysely<Database>,
  params: Readonly<Record<string, string | undefined>>,
  organisationIds: readonly Id[],
): Promise<AssessmentRow> {
  const asked = address.safeParse(params);
  if (!asked.success) throw notFound();
  const slugs = { organisation: asked.data.organisation, round: asked.data.omgang };
  const assessment = orNotFound(await findAssessmentBySlugs(db, slugs, organisationIds));
  if (assessment.roundStatus === 'draft') throw notFound();
  return assessment;
}

export function pathOf({ organisationSlug, roundSlug }: Pick<PlanOfRound, 'organisationSlug' | 'roundSlug'>): string {
  return `/plan/${organisationSlug}/${roundSlug}`;
}

/** The focus areas with their names. */
export function areaNames(base: SignedBase, language: Language): NamedCode[] {
  return base.areas.map(({ code, name }) => ({ code, name: name[language] }));
}
