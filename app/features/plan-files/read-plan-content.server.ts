import type { Kysely } from 'kysely';
import { sinceDecision } from '#app/domain/plan/since-decision';
import { isOverdue } from '#app/domain/plan/status';
import { roundLabel } from '#app/domain/round-label';
import { decodeActionContent, listNotesOfActions } from '#db/queries/action-history';
import { listActions, type StoredAction } from '#db/queries/actions';
import { findAssessmentBySlugs } from '#db/queries/assessments';
import { listJointLinks } from '#db/queries/joint-offers';
import { findPlan, listDecidedContents, listPlanDecisions, listPlans } from '#db/queries/plans';
import type { Database, Id } from '#db/schema';
import type { PlanContent, PlannedAction } from './plan-content';

export interface PlanAsked {
  slugs: { organisation: string; round: string };
  organisationIds: readonly Id[];
  /** Today in Sweden, YYYY-MM-DD. */
  today: string;
}

/** What files of a plan are made from; undefined when nobody has begun one, or it is somebody else's. */
export async function readPlanContent(db: Kysely<Database>, asked: PlanAsked): Promise<PlanContent | undefined> {
  const { organisationIds, today } = asked;
  const assessment = await findAssessmentBySlugs(db, asked.slugs, organisationIds);
  if (!assessment || assessment.roundStatus === 'draft') return undefined;
  const plan = await findPlan(db, assessment, organisationIds);
  if (!plan) return undefined;
  const [stored, decisions] = await Promise.all([
    listActions(db, [plan.id], organisationIds),
    listPlanDecisions(db, plan.id),
  ]);
  return {
    planId: plan.id,
    organisation: {
      id: assessment.organisationId,
      slug: assessment.organisationSlug,
      name: assessment.organisationName,
      formalName: assessment.organisationFormalName,
      kind: assessment.organisationKind,
    },
    round: {
      id: assessment.roundId,
      slug: assessment.roundSlug,
      label: roundLabel({ slug: assessment.roundSlug, name: assessment.roundName }),
    },
    questionnaireVersionId: assessment.questionnaireVersionId,
    day: today,
    decisions: decisions.map(({ number, decidingBody, decidedOn, paragraph, diaryNumber }) => ({
      number,
      decidingBody,
      decidedOn,
      paragraph,
      diaryNumber,
    })),
    actions: await describe(db, stored, decisions[0]?.id ?? null, asked),
  };
}

async function describe(
  db: Kysely<Database>,
  stored: readonly StoredAction[],
  decisionId: Id | null,
  { organisationIds, today }: PlanAsked,
): Promise<PlannedAction[]> {
  const [decided, notes, origins, links] = await Promise.all([
    decisionId === null ? [] : listDecidedContents(db, decisionId),
    listNotesOfActions(
      db,
      stored.map(({ id }) => id),
    ),
    readOrigins(db, stored, organisationIds),
    listJointLinks(db, organisationIds),
  ]);
  const jointTitles = new Map(links.map(({ actionId, title }) => [actionId, title]));
  const decidedOf = new Map(decided.map(({ actionId, content }) => [actionId, decodeActionContent(content)]));
  return stored.map(({ id, revision, content, createdAt, savedAt, savedBy }) => ({
    id,
    revision,
    content,
    movedOverFrom: origins.get(id) ?? null,
    jointAction: jointTitles.get(id) ?? null,
    sinceDecision: decisionId === null ? null : sinceDecision(decidedOf.get(id), content),
    isOverdue: isOverdue(content, today),
    notes: notes
      .filter((note) => note.actionId === id)
      .map(({ text, notedAt, personName }) => ({ text, notedAt, personName })),
    createdAt,
    savedAt,
    savedBy,
  }));
}

/** In which round's plan the work was before, of those that were moved over: id → the round's label. */
async function readOrigins(db: Kysely<Database>, stored: readonly StoredAction[], organisationIds: readonly Id[]) {
  const continued = new Set(stored.flatMap(({ continuesActionId }) => continuesActionId ?? []));
  if (continued.size === 0) return new Map<Id, string>();
  const plans = await listPlans(db, organisationIds);
  const earlier = await listActions(
    db,
    plans.map(({ id }) => id),
    organisationIds,
  );
  const labels = new Map(plans.map((plan) => [plan.id, roundLabel({ slug: plan.roundSlug, name: plan.roundName })]));
  const byAction = new Map(
    earlier.filter(({ id }) => continued.has(id)).map((one) => [one.id, labels.get(one.planId)]),
  );
  return new Map(
    stored.flatMap(({ id, continuesActionId }) => {
      const label = continuesActionId && byAction.get(continuesActionId);
      return label ? [[id, label] as const] : [];
    }),
  );
}
