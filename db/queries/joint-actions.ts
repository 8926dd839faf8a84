import type { Insertable, Kysely } from 'kysely';
import { JOINT_STATUSES, type JointContent, type JointStatus } from '#app/domain/plan/joint-action';
import { jointContentSchema } from '#app/domain/plan/joint-schema';
import type { Database, Id, Instant } from '../schema';

export interface StoredJointAction {
  id: Id;
  programmeId: Id;
  questionnaireVersionId: Id;
  status: JointStatus;
  revision: number;
  createdAt: Instant;
  savedAt: Instant;
  savedBy: string;
  content: JointContent;
}

function jointActions(db: Kysely<Database>) {
  return db
    .selectFrom('joint_actions as joint')
    .innerJoin('joint_action_versions as version', (join) =>
      join.onRef('version.joint_action_id', '=', 'joint.id').onRef('version.revision', '=', 'joint.revision'),
    )
    .innerJoin('people as person', 'person.id', 'version.person_id')
    .select([
      'joint.id',
      'joint.programme_id as programmeId',
      'joint.questionnaire_version_id as questionnaireVersionId',
      'joint.status',
      'joint.revision',
      'joint.created_at as createdAt',
      'version.saved_at as savedAt',
      'version.content',
      'person.name as savedBy',
    ]);
}

type JointRow = Awaited<ReturnType<ReturnType<typeof jointActions>['executeTakeFirstOrThrow']>>;

function decode(row: JointRow): StoredJointAction {
  return { ...row, content: decodeJointContent(row.content) };
}

/** Reads a stored version. Throws when it is not one. */
export function decodeJointContent(json: string): JointContent {
  return jointContentSchema.parse(JSON.parse(json));
}

/** The joint actions of these programmes, the newest first. */
export async function listJointActions(
  db: Kysely<Database>,
  programmeIds: readonly Id[],
): Promise<StoredJointAction[]> {
  if (programmeIds.length === 0) return [];
  const rows = await jointActions(db)
    .where('joint.programme_id', 'in', programmeIds)
    .orderBy('joint.created_at', 'desc')
    .orderBy('joint.id', 'desc')
    .execute();
  return rows.map(decode);
}

/** A joint action of one of these programmes; undefined for anybody else's, as if it did not exist. */
export async function findJointAction(
  db: Kysely<Database>,
  id: Id,
  programmeIds: readonly Id[],
): Promise<StoredJointAction | undefined> {
  if (programmeIds.length === 0) return undefined;
  const row = await jointActions(db)
    .where('joint.id', '=', id)
    .where('joint.programme_id', 'in', programmeIds)
    .executeTakeFirst();
  return row && decode(row);
}

export interface JointWriting {
  id: Id;
  content: JointContent;
  revision: number;
  personId: Id;
  at: Instant;
}

/** Writes a new joint action with its first version. */
export async function insertJointAction(
  trx: Kysely<Database>,
  writing: JointWriting,
  place: { programmeId: Id; questionnaireVersionId: Id },
): Promise<void> {
  await trx
    .insertInto('joint_actions')
    .values({
      id: writing.id,
      programme_id: place.programmeId,
      questionnaire_version_id: place.questionnaireVersionId,
      status: 'draft',
      revision: writing.revision,
      created_at: writing.at,
    })
    .execute();
  await insertVersion(trx, writing);
}

/** Writes the next version of the content; false when it is no longer at the revision before. */
export async function updateJointContent(trx: Kysely<Database>, writing: JointWriting): Promise<boolean> {
  const result = await trx
    .updateTable('joint_actions')
    .set({ revision: writing.revision })
    .where('id', '=', writing.id)
    .where('revision', '=', writing.revision - 1)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1) return false;
  await insertVersion(trx, writing);
  return true;
}

function insertVersion(trx: Kysely<Database>, { id, content, revision, personId, at }: JointWriting) {
  return trx
    .insertInto('joint_action_versions')
    .values({ joint_action_id: id, revision, content: JSON.stringify(content), person_id: personId, saved_at: at })
    .execute();
}

/** The content as it was at a revision; undefined when there has been none. */
export async function findJointVersion(db: Kysely<Database>, id: Id, revision: number) {
  const row = await db
    .selectFrom('joint_action_versions')
    .select('content')
    .where('joint_action_id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row && decodeJointContent(row.content);
}

/** The steps taken, in order; the first is the draft. */
export async function listJointSteps(db: Kysely<Database>, jointActionIds: readonly Id[]) {
  if (jointActionIds.length === 0) return [];
  const steps = await db
    .selectFrom('joint_action_steps as step')
    .innerJoin('people as person', 'person.id', 'step.person_id')
    .select([
      'step.joint_action_id as jointActionId',
      'step.status',
      'step.happened_on as happenedOn',
      'step.note',
      'step.taken_at as takenAt',
      'person.name as personName',
    ])
    .where('step.joint_action_id', 'in', jointActionIds)
    .execute();
  return steps.sort((a, b) => JOINT_STATUSES.indexOf(a.status) - JOINT_STATUSES.indexOf(b.status));
}

/** Takes a step; false when the joint action had already left the status before. */
export async function insertJointStep(
  trx: Kysely<Database>,
  from: JointStatus,
  row: Insertable<Database['joint_action_steps']>,
): Promise<boolean> {
  const moved = await trx
    .updateTable('joint_actions')
    .set({ status: row.status })
    .where('id', '=', row.joint_action_id)
    .where('status', '=', from)
    .executeTakeFirst();
  if (Number(moved.numUpdatedRows) !== 1) return false;
  await insertFirstStep(trx, row);
  return true;
}

export function insertFirstStep(trx: Kysely<Database>, row: Insertable<Database['joint_action_steps']>) {
  return trx.insertInto('joint_action_steps').values(row).execute();
}
