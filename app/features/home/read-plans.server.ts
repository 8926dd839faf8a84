import type { Kysely } from 'kysely';
import { isOverdue } from '#app/domain/plan/status';
import { listOpenActions } from '#db/queries/actions';
import { listAssessments } from '#db/queries/assessments';
import { countLeftBehind, listPlans } from '#db/queries/plans';
import type { Database, Id } from '#db/schema';

export interface NextOfPlan {
  planId: Id;
  organisationName: string;
  path: string;
  /** What is late and what comes next, the earliest due first. */
  actions: { id: Id; title: string; dueOn: string; isOverdue: boolean }[];
  overdue: number;
  /** The plan before this one, where something in it is still open and not carried over: only a follow-up settles it. */
  before: { roundName: string; leftBehind: number } | null;
}

/** So many actions are named on the overview. */
const NAMED = 3;

/** Signed answers that nobody has made a plan from yet. */
export interface PlanToBegin {
  organisationName: string;
  roundName: string;
  path: string;
}

/** The latest signed rounds of the organisations that have no plan. */
export async function readPlansToBegin(db: Kysely<Database>, organisationIds: readonly Id[]): Promise<PlanToBegin[]> {
  const [assessments, plans] = await Promise.all([
    listAssessments(db, organisationIds),
    listPlans(db, organisationIds),
  ]);
  const signed = assessments.filter(({ currentSignOffId }) => currentSignOffId !== null);
  const latest = signed.filter((one, index) => signed.findIndex(({ unitId }) => unitId === one.unitId) === index);
  return latest
    .filter((one) => !plans.some(({ unitId, roundId }) => unitId === one.unitId && roundId === one.roundId))
    .map(({ organisationName, organisationSlug, roundName, roundSlug }) => ({
      organisationName,
      roundName,
      path: `/plan/${organisationSlug}/${roundSlug}`,
    }));
}

/** The newest plan of each of the organisations: what is late, what comes next, and what waits in the plan before. */
export async function readPlans(
  db: Kysely<Database>,
  organisationIds: readonly Id[],
  today: string,
): Promise<NextOfPlan[]> {
  const plans = await listPlans(db, organisationIds);
  const newest = plans.filter((plan, index) => plans.findIndex(({ unitId }) => unitId === plan.unitId) === index);
  const rows = await listOpenActions(
    db,
    newest.map(({ id }) => id),
  );
  const before = new Map(
    newest.flatMap(({ id, unitId }) => {
      const [, earlier] = plans.filter((plan) => plan.unitId === unitId);
      return earlier ? [[id, earlier] as const] : [];
    }),
  );
  const leftBehind = await countLeftBehind(
    db,
    [...before.values()].map(({ id }) => id),
  );
  return newest.map(({ id, organisationName, organisationSlug, roundSlug }) => {
    const earlier = before.get(id);
    const left = earlier ? (leftBehind.get(earlier.id) ?? 0) : 0;
    const actions = rows
      .filter(({ planId }) => planId === id)
      .map(({ id: actionId, title, dueOn, status }) => ({
        id: actionId,
        title,
        dueOn: dueOn ?? '',
        isOverdue: isOverdue({ status, dueOn }, today),
      }));
    return {
      planId: id,
      organisationName,
      path: `/plan/${organisationSlug}/${roundSlug}`,
      actions: actions.slice(0, NAMED),
      overdue: actions.filter((action) => action.isOverdue).length,
      before: earlier && left > 0 ? { roundName: earlier.roundName, leftBehind: left } : null,
    };
  });
}
