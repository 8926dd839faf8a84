import type { Kysely } from 'kysely';
import { afterMove, takesAnswers } from '#app/domain/plan/joint-action';
import type { Language } from '#app/domain/questionnaire/schema';
import { findOfferTo, listJointLinks, listJointSteps, listMessages, listOffersTo } from '#db/queries/joint-actions';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import type { Database, Id } from '#db/schema';
import type { OfferScope } from './answer-offer.server';
import { describeJoint, toMessageView } from './describe-joint';
import type { OfferLine, OfferPageView } from './view';

/** What the county has offered these organisations, the newest first. */
export async function readOffers(db: Kysely<Database>, organisationIds: readonly Id[]): Promise<OfferLine[]> {
  const offers = await listOffersTo(db, organisationIds);
  return offers.map((offer) => ({
    id: offer.id,
    title: offer.content.title,
    path: `/gemensamma-aktiviteter/${offer.organisationSlug}/${offer.jointActionId}`,
    organisation: offer.organisationName,
    status: offer.status,
    jointStatus: offer.jointStatus,
    offeredAt: offer.offeredAt,
  }));
}

/** One offer with what can be answered; undefined before it is offered, and for anybody else's. */
export async function readOffer(
  db: Kysely<Database>,
  scope: OfferScope,
  /** The organisations that the person may answer for. */
  answering: readonly Id[],
  language: Language,
): Promise<OfferPageView | undefined> {
  const offer = await findOfferTo(db, scope, scope.organisationIds);
  if (!offer) return undefined;
  const { jointActionId, organisationId, status, jointStatus } = offer;
  const [questionnaire, messages, links, steps] = await Promise.all([
    loadQuestionnaire(db, offer.questionnaireVersionId),
    listMessages(db, [offer.id]),
    listJointLinks(db, [organisationId]),
    listJointSteps(db, [jointActionId]),
  ]);
  const link = links.find((one) => one.jointActionId === jointActionId);
  const last = steps.at(-1);
  const mayAnswer = answering.includes(organisationId);
  const isOpen = takesAnswers(jointStatus);
  const can = (move: 'accept' | 'decline' | 'withdraw') => {
    const to = afterMove(status, move);
    return mayAnswer && (isOpen || move === 'withdraw') && to !== null && to !== status;
  };
  return {
    organisation: offer.organisationName,
    status,
    jointStatus,
    isOpen,
    canAccept: can('accept'),
    canDecline: can('decline'),
    canWithdraw: can('withdraw'),
    canAsk: mayAnswer && isOpen,
    reason: offer.reason,
    answeredAt: offer.answeredAt,
    answeredBy: offer.personName,
    offeredAt: offer.offeredAt,
    reading: describeJoint(offer.content, questionnaire, language),
    ending: last && !isOpen ? { status: last.status, happenedOn: last.happenedOn, note: last.note } : null,
    action: link ? { path: link.actionPath } : null,
    messages: messages.map(toMessageView),
  };
}
