import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { ActionStatus } from '#app/domain/plan/action';
import type { Audience, Database, Id } from '../schema';
import { listCountedAtClose } from './closings';
import { NAMED_TO } from './shared-results';
import { decidedPlanIds, listAreasOf, shownPlans } from './shown-plans';

/**
 * What the county sees of plans. These queries are the only way there: a plan is read where its organisation shows the
 * depth `plan` by name for a round that has closed; of the others who share it in sums, how much there is but not whose.
 * Either way only once it has been decided, and never what is merely proposed: that is what the choice of sharing says.
 * How far somebody has come with a joint action is part of having accepted it, and is read in joint-offers.ts.
 */

const CLOSED = ['closed', 'archived'] as const;

function showsByName(on: ExpressionBuilder<{ shared: Database['sharings_in_force'] }, 'shared'>): Expression<SqlBool> {
  return on('shared.audience', 'in', NAMED_TO.county);
}

/** Units of a closed round that were counted, with how they share their plan. */
function sharedPlans(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('sharings_in_force as shared')
    .innerJoin('rounds as round', 'round.id', 'shared.round_id')
    .where('shared.round_id', '=', roundId)
    .where('shared.depth', '=', 'plan')
    .where('round.status', 'in', CLOSED);
}

/** The organisations that show their plan after this round by name to the county; `planId` is null until it is decided. */
export function listOrganisationsShowingPlans(db: Kysely<Database>, roundId: Id) {
  return sharedPlans(db, roundId)
    .where(showsByName)
    .innerJoin('organisations as organisation', 'organisation.id', 'shared.organisation_id')
    .leftJoin('plans as plan', (join) =>
      join
        .onRef('plan.round_id', '=', 'shared.round_id')
        .onRef('plan.unit_id', '=', 'shared.unit_id')
        .on('plan.id', 'in', decidedPlanIds(db)),
    )
    .select([
      'shared.unit_id as unitId',
      'shared.organisation_id as organisationId',
      'organisation.slug',
      'organisation.name',
      'plan.id as planId',
    ])
    .orderBy('organisation.name')
    .orderBy('shared.unit_id')
    .execute();
}

export interface SharedAction {
  id: Id;
  unitId: Id;
  organisationId: Id;
  title: string;
  status: ActionStatus;
  dueOn: string | null;
  areas: string[];
  /** Belongs to a joint action, as long as the acceptance holds. */
  isJoint: boolean;
}

/** The actions of the decided plans that are shown by name. */
export async function listNamedActions(db: Kysely<Database>, roundId: Id): Promise<SharedAction[]> {
  const rows = await shownPlans(db, [roundId], 'county')
    .innerJoin('actions as action', 'action.plan_id', 'plan.id')
    .leftJoin('joint_action_offers as offer', (join) =>
      join
        .onRef('offer.joint_action_id', '=', 'action.joint_action_id')
        .onRef('offer.organisation_id', '=', 'action.organisation_id')
        .on('offer.status', '=', 'accepted'),
    )
    .select([
      'action.id',
      'shared.unit_id as unitId',
      'shared.organisation_id as organisationId',
      'action.title',
      'action.status',
      'action.due_on as dueOn',
      'offer.id as offerId',
    ])
    .where('action.status', '!=', 'proposed')
    .orderBy('action.created_at')
    .orderBy('action.id')
    .execute();
  const areas = await listAreasOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ offerId, ...row }) => ({ ...row, areas: areas.get(row.id) ?? [], isJoint: offerId !== null }));
}

/** An action without its words, of an organisation without its name: `unit` only tells them apart. Never for a page. */
export type UnnamedAction = Pick<SharedAction, 'status' | 'dueOn' | 'areas'> & { unit: number };

export interface UnnamedPlans {
  /** Those who share their plan in sums only, with a decided plan or without. */
  units: number;
  /**
   * Somebody who was in the sums at the close has left them: what is left, and what was shown before, would give that
   * plan away.
   */
  hasLost: boolean;
  actions: UnnamedAction[];
}

/**
 * The plans that are shared in sums only: of those who chose so before the round closed, choose so still and have never
 * been named in between, so that nobody's plan is the difference between two sums. Whoever a correction counts later
 * waits for the next round. Actions that came of a joint one are left out, since how they go is known by name of those
 * who accepted.
 */
export async function readUnnamedPlans(db: Kysely<Database>, roundId: Id): Promise<UnnamedPlans> {
  const atClose = (await listCountedAtClose(db, roundId)).filter(
    ({ sharing }) => (JSON.parse(sharing) as { plan: Audience }).plan === 'aggregate',
  );
  const shared = await sharedPlans(db, roundId)
    .leftJoin('names_shown as shown', (join) =>
      join
        .onRef('shown.round_id', '=', 'shared.round_id')
        .onRef('shown.unit_id', '=', 'shared.unit_id')
        .on('shown.depth', '=', 'plan')
        .on('shown.viewers', '=', 'county'),
    )
    .select(['shared.unit_id as unitId', 'shared.audience', 'shown.unit_id as shownUnitId'])
    .execute();
  const now = new Map(shared.map((row) => [row.unitId, row]));
  const members = atClose.filter(({ unitId }) => {
    const row = now.get(unitId);
    return row?.audience === 'aggregate' && row.shownUnitId === null;
  });
  const hasLost = atClose.some(({ unitId }) => (now.get(unitId)?.audience ?? 'private') === 'private');
  const unitIds = members.map(({ unitId }) => unitId);
  return { units: unitIds.length, hasLost, actions: await listUnnamedActions(db, roundId, unitIds) };
}

async function listUnnamedActions(db: Kysely<Database>, roundId: Id, unitIds: readonly Id[]): Promise<UnnamedAction[]> {
  if (unitIds.length === 0) return [];
  const rows = await db
    .selectFrom('actions as action')
    .innerJoin('plans as plan', 'plan.id', 'action.plan_id')
    .select(['action.id', 'plan.unit_id as unitId', 'action.status', 'action.due_on as dueOn'])
    .where('plan.round_id', '=', roundId)
    .where('plan.unit_id', 'in', unitIds)
    .where('plan.id', 'in', decidedPlanIds(db))
    .where('action.status', '!=', 'proposed')
    .where('action.joint_action_id', 'is', null)
    .orderBy('action.id')
    .execute();
  const areas = await listAreasOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, unitId, ...row }) => ({
    ...row,
    unit: unitIds.indexOf(unitId),
    areas: areas.get(id) ?? [],
  }));
}
