import type { Kysely } from 'kysely';
import { type ActionContent, inOrder } from '#app/domain/plan/action';
import { actionContentSchema } from '#app/domain/plan/action-schema';
import type { Database, Id, Instant } from '../schema';

/** An action with everything that belongs to it. */
export interface StoredAction {
  id: Id;
  planId: Id;
  organisationId: Id;
  continuesActionId: Id | null;
  /** See actions.joint_action_id. */
  jointActionId: Id | null;
  revision: number;
  createdAt: Instant;
  savedAt: Instant;
  savedBy: string;
  content: ActionContent;
}

/** The actions of these plans, in the order in which they were written. */
export async function listActions(
  db: Kysely<Database>,
  planIds: readonly Id[],
  organisationIds: readonly Id[],
): Promise<StoredAction[]> {
  if (planIds.length === 0 || organisationIds.length === 0) return [];
  const rows = await actionsWithPeople(db)
    .where('action.plan_id', 'in', planIds)
    .where('action.organisation_id', 'in', organisationIds)
    .orderBy('action.created_at')
    .orderBy('action.id')
    .execute();
  return assemble(db, rows);
}

/** One action of a plan; undefined for anybody else's, as if it did not exist. */
export async function findAction(
  db: Kysely<Database>,
  id: Id,
  planId: Id,
  organisationIds: readonly Id[],
): Promise<StoredAction | undefined> {
  if (organisationIds.length === 0) return undefined;
  const rows = await actionsWithPeople(db)
    .where('action.id', '=', id)
    .where('action.plan_id', '=', planId)
    .where('action.organisation_id', 'in', organisationIds)
    .execute();
  return (await assemble(db, rows))[0];
}

/** The plan that an action stands in; undefined for anybody else's. */
export async function findPlanIdOfAction(db: Kysely<Database>, id: Id, organisationIds: readonly Id[]) {
  if (organisationIds.length === 0) return undefined;
  const row = await db
    .selectFrom('actions')
    .select('plan_id as planId')
    .where('id', '=', id)
    .where('organisation_id', 'in', organisationIds)
    .executeTakeFirst();
  return row?.planId;
}

function actionsWithPeople(db: Kysely<Database>) {
  return db
    .selectFrom('actions as action')
    .innerJoin('people as person', 'person.id', 'action.person_id')
    .selectAll('action')
    .select('person.name as personName');
}

type ActionRow = Awaited<ReturnType<ReturnType<typeof actionsWithPeople>['execute']>>[number];

async function assemble(db: Kysely<Database>, rows: readonly ActionRow[]): Promise<StoredAction[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [areas, indicators, checks] = await Promise.all([
    db.selectFrom('action_areas').selectAll().where('action_id', 'in', ids).orderBy('area').execute(),
    db.selectFrom('action_indicators').selectAll().where('action_id', 'in', ids).orderBy('indicator').execute(),
    db.selectFrom('action_checks').selectAll().where('action_id', 'in', ids).orderBy('position').execute(),
  ]);
  return rows.map((row) => {
    const isOwn = (part: { action_id: Id }) => part.action_id === row.id;
    return {
      id: row.id,
      planId: row.plan_id,
      organisationId: row.organisation_id,
      continuesActionId: row.continues_action_id,
      jointActionId: row.joint_action_id,
      revision: row.revision,
      createdAt: row.created_at,
      savedAt: row.saved_at,
      savedBy: row.personName,
      content: inOrder(
        actionContentSchema.parse({
          title: row.title,
          description: row.description,
          effectGoal: row.effect_goal,
          responsible: row.responsible,
          startsOn: row.starts_on,
          dueOn: row.due_on,
          status: row.status,
          costClass: row.cost_class,
          collaborationArea: row.collaboration_area,
          perspective: row.perspective,
          rusGoal: row.rus_goal,
          obstacle: row.obstacle,
          outcome: row.outcome,
          areas: areas.filter(isOwn).map(({ area }) => area),
          indicators: indicators.filter(isOwn).map((part) => ({
            code: part.indicator,
            majorVersion: part.major_version,
            fromLevel: part.from_level,
            target: part.target,
          })),
          checks: checks.filter(isOwn).map((part) => ({ text: part.text, isDone: part.is_done === 1 })),
        }),
      ),
    };
  });
}

function columnsOf(content: ActionContent) {
  return {
    title: content.title,
    description: content.description,
    effect_goal: content.effectGoal,
    responsible: content.responsible,
    starts_on: content.startsOn,
    due_on: content.dueOn,
    status: content.status,
    cost_class: content.costClass,
    collaboration_area: content.collaborationArea,
    perspective: content.perspective,
    rus_goal: content.rusGoal,
    obstacle: content.obstacle,
    outcome: content.outcome,
  };
}

export interface ActionWriting {
  id: Id;
  content: ActionContent;
  revision: number;
  personId: Id;
  at: Instant;
}

/** Writes a new action with its first version. */
export async function insertAction(
  trx: Kysely<Database>,
  { id, content, revision, personId, at }: ActionWriting,
  place: { planId: Id; organisationId: Id; continuesActionId: Id | null; jointActionId: Id | null },
): Promise<void> {
  await trx
    .insertInto('actions')
    .values({
      id,
      plan_id: place.planId,
      organisation_id: place.organisationId,
      continues_action_id: place.continuesActionId,
      joint_action_id: place.jointActionId,
      ...columnsOf(content),
      revision,
      person_id: personId,
      created_at: at,
      saved_at: at,
    })
    .execute();
  await insertParts(trx, { id, content, revision, personId, at });
}

/** Writes the next version of an action; false when it is no longer at the revision before. */
export async function updateAction(trx: Kysely<Database>, writing: ActionWriting): Promise<boolean> {
  const { id, content, revision, personId, at } = writing;
  const result = await trx
    .updateTable('actions')
    .set({ ...columnsOf(content), revision, person_id: personId, saved_at: at })
    .where('id', '=', id)
    .where('revision', '=', revision - 1)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1) return false;
  for (const table of ['action_areas', 'action_indicators', 'action_checks'] as const) {
    await trx.deleteFrom(table).where('action_id', '=', id).execute();
  }
  await insertParts(trx, writing);
  return true;
}

async function insertParts(trx: Kysely<Database>, { id, content, revision, personId, at }: ActionWriting) {
  const { areas, indicators, checks } = content;
  if (areas.length > 0) {
    await trx
      .insertInto('action_areas')
      .values(areas.map((area) => ({ action_id: id, area })))
      .execute();
  }
  if (indicators.length > 0) {
    const rows = indicators.map(({ code, majorVersion, fromLevel, target }) => ({
      action_id: id,
      indicator: code,
      major_version: majorVersion,
      from_level: fromLevel,
      target,
    }));
    await trx.insertInto('action_indicators').values(rows).execute();
  }
  if (checks.length > 0) {
    const rows = checks.map(({ text, isDone }, position) => ({
      action_id: id,
      position,
      text,
      is_done: isDone ? (1 as const) : (0 as const),
    }));
    await trx.insertInto('action_checks').values(rows).execute();
  }
  const version = { action_id: id, revision, content: JSON.stringify(content), person_id: personId, saved_at: at };
  await trx.insertInto('action_versions').values(version).execute();
}

/** Which actions of these have gone over to a later plan: id → the later action's plan. */
export async function listContinuations(db: Kysely<Database>, actionIds: readonly Id[]) {
  if (actionIds.length === 0) return [];
  return db
    .selectFrom('actions')
    .select(['id', 'plan_id as planId', 'continues_action_id as continuesActionId'])
    .where('continues_action_id', 'in', actionIds)
    .orderBy('id')
    .execute();
}

/** Open actions of the organisations' newest plans that have a due day, the earliest first, for the overview. */
export function listOpenActions(db: Kysely<Database>, planIds: readonly Id[]) {
  if (planIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('actions')
    .select(['id', 'plan_id as planId', 'title', 'due_on as dueOn', 'status', 'responsible'])
    .where('plan_id', 'in', planIds)
    .where('status', 'in', ['proposed', 'decided', 'ongoing'])
    .where('due_on', 'is not', null)
    .orderBy('due_on')
    .orderBy('id')
    .execute();
}
