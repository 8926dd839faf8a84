import type { Insertable, Kysely } from 'kysely';
import type { OfferStatus } from '#app/domain/plan/joint-action';
import type { Database, Id, Instant } from '../schema';
import { decodeJointContent } from './joint-actions';

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
  return rows.map((row) => ({ ...row, content: decodeJointContent(row.content) }));
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
    title: decodeJointContent(content).title,
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
