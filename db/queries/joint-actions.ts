import type { Insertable, Kysely } from 'kysely';
import {
  JOINT_STATUSES,
  type JointContent,
  type JointStatus,
  jointContentSchema,
  type OfferStatus,
} from '#app/domain/plan/joint-action';
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
  return { ...row, content: decodeContent(row.content) };
}

function decodeContent(json: string): JointContent {
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
  return row && decodeContent(row.content);
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

/** What is waiting for an organisation's answer, or has had it. A draft has no offers, so nobody finds it here. */
function offers(db: Kysely<Database>) {
  return db
    .selectFrom('joint_action_offers as offer')
    .innerJoin('organisations as organisation', 'organisation.id', 'offer.organisation_id')
    .leftJoin('people as person', 'person.id', 'offer.person_id')
    .select([
      'offer.id',
      'offer.joint_action_id as jointActionId',
      'offer.organisation_id as organisationId',
      'organisation.slug as organisationSlug',
      'organisation.name as organisationName',
      'offer.status',
      'offer.reason',
      'offer.offered_at as offeredAt',
      'offer.answered_at as answeredAt',
      'person.name as personName',
    ]);
}

/** Whom these joint actions have been offered to, by name. For the county. */
export function listOffers(db: Kysely<Database>, jointActionIds: readonly Id[]) {
  if (jointActionIds.length === 0) return Promise.resolve([]);
  return offers(db)
    .where('offer.joint_action_id', 'in', jointActionIds)
    .orderBy('organisation.name')
    .orderBy('offer.id')
    .execute();
}

/** What has been offered to these organisations, the newest first, with its content. */
export async function listOffersTo(db: Kysely<Database>, organisationIds: readonly Id[], statuses?: OfferStatus[]) {
  if (organisationIds.length === 0) return [];
  const rows = await offers(db)
    .innerJoin('joint_actions as joint', 'joint.id', 'offer.joint_action_id')
    .innerJoin('joint_action_versions as version', (join) =>
      join.onRef('version.joint_action_id', '=', 'joint.id').onRef('version.revision', '=', 'joint.revision'),
    )
    .select([
      'joint.status as jointStatus',
      'joint.questionnaire_version_id as questionnaireVersionId',
      'version.content',
    ])
    .where('offer.organisation_id', 'in', organisationIds)
    .$if(statuses !== undefined, (query) => query.where('offer.status', 'in', statuses ?? []))
    .orderBy('offer.offered_at', 'desc')
    .orderBy('organisation.name')
    .orderBy('offer.id')
    .execute();
  return rows.map((row) => ({ ...row, content: decodeContent(row.content) }));
}

export type OfferTo = Awaited<ReturnType<typeof listOffersTo>>[number];

/** What still waits for these organisations' answer. */
export async function listWaitingOffers(db: Kysely<Database>, organisationIds: readonly Id[]) {
  const waiting = await listOffersTo(db, organisationIds, ['offered', 'asked']);
  return waiting
    .filter(({ jointStatus }) => jointStatus === 'offered' || jointStatus === 'ongoing')
    .map(({ id, jointActionId, organisationId, organisationSlug, organisationName, status, content }) => ({
      id,
      title: content.title,
      path: `/gemensamma-aktiviteter/${organisationSlug}/${jointActionId}`,
      organisationId,
      organisationName,
      hasAsked: status === 'asked',
    }));
}

/** An offer to one of these organisations; undefined before it is offered, and for anybody else's. */
export async function findOfferTo(
  db: Kysely<Database>,
  { jointActionId, organisation }: { jointActionId: Id; organisation: { slug: string } | { id: Id } },
  organisationIds: readonly Id[],
): Promise<OfferTo | undefined> {
  const found = await listOffersTo(db, organisationIds);
  return found.find(
    (offer) =>
      offer.jointActionId === jointActionId &&
      ('id' in organisation ? offer.organisationId === organisation.id : offer.organisationSlug === organisation.slug),
  );
}

export async function insertOffers(trx: Kysely<Database>, rows: Insertable<Database['joint_action_offers']>[]) {
  if (rows.length > 0) await trx.insertInto('joint_action_offers').values(rows).execute();
}

/** Writes an organisation's answer; false when it was no longer the one that was read. */
export async function updateOffer(
  trx: Kysely<Database>,
  { id, from, to }: { id: Id; from: OfferStatus; to: OfferStatus },
  answer: { reason: string; personId: Id; at: Instant } | null,
): Promise<boolean> {
  const result = await trx
    .updateTable('joint_action_offers')
    .set({
      status: to,
      ...(answer ? { reason: answer.reason, answered_at: answer.at, person_id: answer.personId } : {}),
    })
    .where('id', '=', id)
    .where('status', '=', from)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export function insertMessage(trx: Kysely<Database>, row: Insertable<Database['joint_action_messages']>) {
  return trx.insertInto('joint_action_messages').values(row).execute();
}

/** The questions and answers about these offers, the oldest first. */
export function listMessages(db: Kysely<Database>, offerIds: readonly Id[]) {
  if (offerIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('joint_action_messages as message')
    .innerJoin('people as person', 'person.id', 'message.person_id')
    .select([
      'message.id',
      'message.offer_id as offerId',
      'message.is_from_county as isFromCounty',
      'message.text',
      'message.written_at as writtenAt',
      'person.name as personName',
    ])
    .where('message.offer_id', 'in', offerIds)
    .orderBy('message.written_at')
    .orderBy('message.id')
    .execute();
}

/**
 * How far each organisation that has accepted is: the status of its action in its newest plan, and not a word more of
 * the plan. What was accepted and withdrawn is never among them.
 */
export async function listAcceptedStatuses(db: Kysely<Database>, jointActionIds: readonly Id[]) {
  if (jointActionIds.length === 0) return [];
  const rows = await acceptedActions(db)
    .select(['action.joint_action_id as jointActionId', 'action.organisation_id as organisationId', 'action.status'])
    .where('offer.joint_action_id', 'in', jointActionIds)
    .execute();
  return newestOfEach(rows);
}

/** The actions of these organisations that belong to a joint one now, with its title and where its offer stands. */
export async function listJointLinks(db: Kysely<Database>, organisationIds: readonly Id[]) {
  if (organisationIds.length === 0) return [];
  const rows = await acceptedActions(db)
    .innerJoin('joint_actions as joint', 'joint.id', 'offer.joint_action_id')
    .innerJoin('joint_action_versions as version', (join) =>
      join.onRef('version.joint_action_id', '=', 'joint.id').onRef('version.revision', '=', 'joint.revision'),
    )
    .innerJoin('organisations as organisation', 'organisation.id', 'offer.organisation_id')
    .select([
      'action.id as actionId',
      'action.joint_action_id as jointActionId',
      'action.organisation_id as organisationId',
      'organisation.slug as organisationSlug',
      'round.slug as roundSlug',
      'version.content',
    ])
    .where('offer.organisation_id', 'in', organisationIds)
    .execute();
  return rows.map(({ content, organisationSlug, roundSlug, ...row }) => ({
    ...row,
    title: decodeContent(content).title,
    path: `/gemensamma-aktiviteter/${organisationSlug}/${row.jointActionId}`,
    actionPath: `/plan/${organisationSlug}/${roundSlug}/aktivitet/${row.actionId}`,
  }));
}

/** The newest plan's action first. */
function acceptedActions(db: Kysely<Database>) {
  return db
    .selectFrom('joint_action_offers as offer')
    .innerJoin('actions as action', (join) =>
      join
        .onRef('action.joint_action_id', '=', 'offer.joint_action_id')
        .onRef('action.organisation_id', '=', 'offer.organisation_id'),
    )
    .innerJoin('plans as plan', 'plan.id', 'action.plan_id')
    .innerJoin('rounds as round', 'round.id', 'plan.round_id')
    .where('offer.status', '=', 'accepted')
    .orderBy('round.opens_at', 'desc')
    .orderBy('action.id', 'desc');
}

function newestOfEach<T extends { jointActionId: Id | null; organisationId: Id }>(rows: readonly T[]): T[] {
  const keyOf = ({ jointActionId, organisationId }: T) => `${jointActionId} ${organisationId}`;
  return rows.filter((row, index) => rows.findIndex((one) => keyOf(one) === keyOf(row)) === index);
}

/** The action that the plan already holds of a joint one, whatever has become of the acceptance. */
export function findJointCopy(trx: Kysely<Database>, planId: Id, jointActionId: Id) {
  return trx
    .selectFrom('actions')
    .select('id')
    .where('plan_id', '=', planId)
    .where('joint_action_id', '=', jointActionId)
    .executeTakeFirst();
}
