import type { Kysely } from 'kysely';
import { sinceDecision } from '#app/domain/plan/since-decision';
import { isOverdue } from '#app/domain/plan/status';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import { roundLabel } from '#app/domain/round-label';
import { fromMicroUnits } from '#app/domain/scoring/micro-units';
import { decodeActionContent, listNotesOfActions } from '#db/queries/action-history';
import { listActions, listContinuations, type StoredAction } from '#db/queries/actions';
import { findAssessmentBySlugs } from '#db/queries/assessments';
import { listJointLinks } from '#db/queries/joint-offers';
import { findPlan, listAreaTargets, listDecidedContents, listPlanDecisions, listPlans } from '#db/queries/plans';
import { listNodeScores, listSignOffs } from '#db/queries/sign-offs';
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
  const [stored, decisions, result, targets] = await Promise.all([
    listActions(db, [plan.id], organisationIds),
    listPlanDecisions(db, plan.id),
    readResult(db, assessment.id, organisationIds),
    listAreaTargets(db, assessment.id),
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
    result,
    areaTargets: targets.map(({ area, targetU6 }) => ({ code: area, target: fromMicroUnits(targetU6) })),
    actions: await describe(db, stored, decisions[0]?.id ?? null, asked),
  };
}

async function readResult(
  db: Kysely<Database>,
  assessmentId: Id,
  organisationIds: readonly Id[],
): Promise<PlanContent['result']> {
  const [signOff] = await listSignOffs(db, assessmentId, organisationIds);
  if (!signOff) return null;
  const nodes = await listNodeScores(db, signOff.id, OWN_TREE);
  return {
    signedAt: signOff.signed_at,
    scores: nodes.map(({ node, score_u6, raw }) => ({ code: node, score: score_u6 === null ? null : raw })),
  };
}

async function describe(
  db: Kysely<Database>,
  stored: readonly StoredAction[],
  decisionId: Id | null,
  { organisationIds, today }: PlanAsked,
): Promise<PlannedAction[]> {
  const [decided, notes, neighbours, links] = await Promise.all([
    decisionId === null ? [] : listDecidedContents(db, decisionId),
    listNotesOfActions(
      db,
      stored.map(({ id }) => id),
    ),
    readNeighbours(db, stored, organisationIds),
    listJointLinks(db, organisationIds),
  ]);
  const jointTitles = new Map(links.map(({ actionId, title }) => [actionId, title]));
  const decidedOf = new Map(decided.map(({ actionId, content }) => [actionId, decodeActionContent(content)]));
  return stored.map(({ id, revision, content, createdAt, savedAt, savedBy }) => ({
    id,
    revision,
    content,
    movedOverFrom: neighbours.from.get(id) ?? null,
    movedOverTo: neighbours.to.get(id) ?? null,
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

/** The rounds in whose plans the same work was before, and goes on after: id → the round's label. */
async function readNeighbours(db: Kysely<Database>, stored: readonly StoredAction[], organisationIds: readonly Id[]) {
  const plans = await listPlans(db, organisationIds);
  const labels = new Map(plans.map((plan) => [plan.id, roundLabel({ slug: plan.roundSlug, name: plan.roundName })]));
  const isContinued = stored.some(({ continuesActionId }) => continuesActionId !== null);
  const earlier = isContinued ? await listActions(db, [...labels.keys()], organisationIds) : [];
  const labelOf = new Map(earlier.map(({ id, planId }) => [id, labels.get(planId)]));
  const later = await listContinuations(
    db,
    stored.map(({ id }) => id),
  );
  return {
    from: new Map(stored.map(({ id, continuesActionId }) => [id, continuesActionId && labelOf.get(continuesActionId)])),
    to: new Map(later.map(({ planId, continuesActionId }) => [continuesActionId, labels.get(planId)])),
  };
}
