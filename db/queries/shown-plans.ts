import type { Kysely } from 'kysely';
import type { ActionStatus } from '#app/domain/plan/action';
import type { Database, Id } from '../schema';
import { NAMED_TO, type Onlooker } from './shared-results';

/**
 * Plans as others than their own organisation may read them by name: where it shows the depth `plan` to the onlooker for a
 * round that has closed, and has decided on the plan. What is proposed since then, notes, checklists and outcomes are
 * never read here.
 */

type Viewers = Onlooker['viewers'];

/** Plans with a decision. */
export function decidedPlanIds(db: Kysely<Database>) {
  return db.selectFrom('plan_decisions').select('plan_id');
}

/** The decided plans after these rounds that are shown by name to the viewers. */
export function shownPlans(db: Kysely<Database>, roundIds: readonly Id[], viewers: Viewers) {
  return db
    .selectFrom('sharings_in_force as shared')
    .innerJoin('rounds as round', 'round.id', 'shared.round_id')
    .innerJoin('organisations as organisation', 'organisation.id', 'shared.organisation_id')
    .innerJoin('plans as plan', (join) =>
      join.onRef('plan.round_id', '=', 'shared.round_id').onRef('plan.unit_id', '=', 'shared.unit_id'),
    )
    .where('shared.round_id', 'in', roundIds)
    .where('shared.depth', '=', 'plan')
    .where('shared.audience', 'in', NAMED_TO[viewers])
    .where('round.status', 'in', ['closed', 'archived'])
    .where('plan.id', 'in', decidedPlanIds(db));
}

/** Whose plans after a closed round the viewers may read, by name, and how many actions are in them but for the cancelled. */
export async function listShownPlans(db: Kysely<Database>, roundId: Id, viewers: Viewers) {
  const rows = await shownPlans(db, [roundId], viewers)
    .select((on) => [
      'shared.unit_id as unitId',
      'shared.organisation_id as organisationId',
      'organisation.slug',
      'organisation.name',
      on
        .selectFrom('actions as action')
        .select((action) => action.fn.countAll<number>().as('count'))
        .whereRef('action.plan_id', '=', 'plan.id')
        .where('action.status', 'not in', ['proposed', 'cancelled'])
        .as('actions'),
    ])
    .orderBy('organisation.name')
    .orderBy('shared.unit_id')
    .execute();
  return rows.map((row) => ({ ...row, actions: Number(row.actions) }));
}

/** An organisation's plan after one of these rounds; undefined where the viewers may not read it. */
export function findShownPlan(
  db: Kysely<Database>,
  { roundIds, organisation }: { roundIds: readonly Id[]; organisation: string },
  viewers: Viewers,
) {
  if (roundIds.length === 0) return Promise.resolve(undefined);
  return shownPlans(db, roundIds, viewers)
    .where('organisation.slug', '=', organisation)
    .select((on) => [
      'shared.round_id as roundId',
      'shared.unit_id as unitId',
      'round.name as roundName',
      'round.questionnaire_version_id as versionId',
      'organisation.name',
      on
        .selectFrom('plan_decisions as decision')
        .select((decision) => decision.fn.max('decision.decided_on').as('decidedOn'))
        .whereRef('decision.plan_id', '=', 'plan.id')
        .as('decidedOn'),
    ])
    .orderBy('shared.round_id')
    .orderBy('shared.unit_id')
    .executeTakeFirst();
}

export interface ShownActionRow {
  id: Id;
  title: string;
  effectGoal: string;
  responsible: string;
  startsOn: string | null;
  dueOn: string | null;
  status: ActionStatus;
  areas: string[];
}

/**
 * The actions of a plan that the viewers may read, as they are today. One that was cancelled is among them only when it
 * had been decided: until then it was a proposal.
 */
export async function listShownActions(
  db: Kysely<Database>,
  { roundId, unitId }: { roundId: Id; unitId: Id },
  viewers: Viewers,
): Promise<ShownActionRow[]> {
  const rows = await shownPlans(db, [roundId], viewers)
    .innerJoin('actions as action', 'action.plan_id', 'plan.id')
    .where('shared.unit_id', '=', unitId)
    .where('action.status', '!=', 'proposed')
    .where((on) =>
      on.or([
        on('action.status', '!=', 'cancelled'),
        on('action.id', 'in', on.selectFrom('plan_decision_actions').select('action_id')),
      ]),
    )
    .select([
      'action.id',
      'action.title',
      'action.effect_goal as effectGoal',
      'action.responsible',
      'action.starts_on as startsOn',
      'action.due_on as dueOn',
      'action.status',
    ])
    .orderBy('action.created_at')
    .orderBy('action.id')
    .execute();
  const areas = await listAreasOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, areas: areas.get(row.id) ?? [] }));
}

/** The focus areas of actions, by action. */
export async function listAreasOf(db: Kysely<Database>, actionIds: readonly Id[]): Promise<Map<Id, string[]>> {
  const areas = new Map<Id, string[]>();
  if (actionIds.length === 0) return areas;
  const rows = await db
    .selectFrom('action_areas')
    .select(['action_id as actionId', 'area'])
    .where('action_id', 'in', actionIds)
    .orderBy('area')
    .execute();
  for (const { actionId, area } of rows) areas.set(actionId, [...(areas.get(actionId) ?? []), area]);
  return areas;
}
