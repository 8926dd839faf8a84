import type { Insertable, Kysely } from 'kysely';
import type { Database, Id } from '../schema';

/** The plan of a unit for a round; undefined when nobody has begun one, or it is somebody else's. */
export async function findPlan(
  db: Kysely<Database>,
  { unitId, roundId }: { unitId: Id; roundId: Id },
  organisationIds: readonly Id[],
) {
  if (organisationIds.length === 0) return undefined;
  return db
    .selectFrom('plans')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('round_id', '=', roundId)
    .where('organisation_id', 'in', organisationIds)
    .executeTakeFirst();
}

export function insertPlan(db: Kysely<Database>, row: Insertable<Database['plans']>) {
  return db.insertInto('plans').values(row).execute();
}

/** The organisations' plans with their rounds, the newest round first. */
export function listPlans(db: Kysely<Database>, organisationIds: readonly Id[]) {
  if (organisationIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('plans as plan')
    .innerJoin('rounds as round', 'round.id', 'plan.round_id')
    .innerJoin('organisations as organisation', 'organisation.id', 'plan.organisation_id')
    .select([
      'plan.id',
      'plan.unit_id as unitId',
      'plan.organisation_id as organisationId',
      'plan.round_id as roundId',
      'round.slug as roundSlug',
      'round.name as roundName',
      'round.opens_at as roundOpensAt',
      'organisation.slug as organisationSlug',
      'organisation.name as organisationName',
    ])
    .where('plan.organisation_id', 'in', organisationIds)
    .orderBy('round.opens_at', 'desc')
    .orderBy('plan.id')
    .execute();
}

export function listIndicatorPriorities(db: Kysely<Database>, assessmentId: Id) {
  return db
    .selectFrom('indicator_priorities as priority')
    .innerJoin('people as person', 'person.id', 'priority.person_id')
    .select([
      'priority.indicator',
      'priority.target',
      'priority.importance',
      'priority.feasibility',
      'priority.revision',
      'priority.saved_at as savedAt',
      'person.name as personName',
    ])
    .where('priority.assessment_id', '=', assessmentId)
    .orderBy('priority.indicator')
    .execute();
}

/** Writes the first rating of a question, or the next one on top of `baseRevision`; false when somebody was before. */
export async function upsertIndicatorPriority(
  trx: Kysely<Database>,
  row: Omit<Insertable<Database['indicator_priorities']>, 'revision'>,
  baseRevision: number,
): Promise<boolean> {
  const values = { ...row, revision: baseRevision + 1 };
  if (baseRevision === 0) {
    const inserted = await trx
      .insertInto('indicator_priorities')
      .values(values)
      .onConflict((conflict) => conflict.columns(['assessment_id', 'indicator']).doNothing())
      .executeTakeFirst();
    return Number(inserted.numInsertedOrUpdatedRows) === 1;
  }
  const updated = await trx
    .updateTable('indicator_priorities')
    .set(values)
    .where('assessment_id', '=', row.assessment_id)
    .where('indicator', '=', row.indicator)
    .where('revision', '=', baseRevision)
    .executeTakeFirst();
  return Number(updated.numUpdatedRows) === 1;
}

export function listAreaTargets(db: Kysely<Database>, assessmentId: Id) {
  return db
    .selectFrom('area_targets as target')
    .innerJoin('people as person', 'person.id', 'target.person_id')
    .select(['target.area', 'target.target_u6 as targetU6', 'person.name as personName'])
    .where('target.assessment_id', '=', assessmentId)
    .orderBy('target.area')
    .execute();
}

export function upsertAreaTarget(trx: Kysely<Database>, row: Insertable<Database['area_targets']>) {
  const { target_u6, person_id, saved_at } = row;
  return trx
    .insertInto('area_targets')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['assessment_id', 'area']).doUpdateSet({ target_u6, person_id, saved_at }),
    )
    .execute();
}

export function deleteAreaTarget(trx: Kysely<Database>, assessmentId: Id, area: string) {
  return trx.deleteFrom('area_targets').where('assessment_id', '=', assessmentId).where('area', '=', area).execute();
}

export function insertPlanDecision(trx: Kysely<Database>, row: Insertable<Database['plan_decisions']>) {
  return trx.insertInto('plan_decisions').values(row).execute();
}

export function insertPlanDecisionActions(
  trx: Kysely<Database>,
  rows: Insertable<Database['plan_decision_actions']>[],
) {
  return rows.length === 0 ? Promise.resolve([]) : trx.insertInto('plan_decision_actions').values(rows).execute();
}

/** The decided versions of a plan, newest first. */
export function listPlanDecisions(db: Kysely<Database>, planId: Id) {
  return db
    .selectFrom('plan_decisions as decision')
    .innerJoin('people as person', 'person.id', 'decision.person_id')
    .select([
      'decision.id',
      'decision.number',
      'decision.deciding_body as decidingBody',
      'decision.decided_on as decidedOn',
      'decision.paragraph',
      'decision.diary_number as diaryNumber',
      'decision.registered_at as registeredAt',
      'person.name as personName',
    ])
    .where('decision.plan_id', '=', planId)
    .orderBy('decision.number', 'desc')
    .execute();
}

/** The content of what was decided, action by action, in the order in which they were written. */
export function listDecidedContents(db: Kysely<Database>, decisionId: Id) {
  return db
    .selectFrom('plan_decision_actions as decided')
    .innerJoin('action_versions as version', (join) =>
      join
        .onRef('version.action_id', '=', 'decided.action_id')
        .onRef('version.revision', '=', 'decided.action_revision'),
    )
    .select(['decided.action_id as actionId', 'version.revision', 'version.content'])
    .where('decided.decision_id', '=', decisionId)
    .orderBy('decided.action_id')
    .execute();
}

/** How many open actions of each plan no later plan goes on with. Plans without any are not in the answer. */
export async function countLeftBehind(db: Kysely<Database>, planIds: readonly Id[]): Promise<Map<Id, number>> {
  if (planIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('actions as action')
    .leftJoin('actions as later', 'later.continues_action_id', 'action.id')
    .select(['action.plan_id as planId', 'action.id'])
    .where('action.plan_id', 'in', planIds)
    .where('action.status', 'in', ['proposed', 'decided', 'ongoing'])
    .where('later.id', 'is', null)
    .execute();
  const counts = new Map<Id, number>();
  for (const { planId } of rows) counts.set(planId, (counts.get(planId) ?? 0) + 1);
  return counts;
}
