import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { MAX_TEXT_LENGTH } from '#app/domain/plan/action';
import { afterMove, type OfferStatus, takesAnswers } from '#app/domain/plan/joint-action';
import { toStorableText } from '#app/domain/questionnaire/answer';
import { newId } from '#db/ids';
import {
  findJointAction,
  findOfferTo,
  insertMessage,
  listMessages,
  listOffers,
  updateOffer,
} from '#db/queries/joint-actions';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import type { OfferScope } from './answer-offer.server';
import { logJoint, ownerOf } from './log.server';

export type MessageResult =
  | { messageId: Id }
  | { problem: 'not_found' | 'ended' | 'text_missing' | 'text_long' | 'nothing_asked' };

/** An organisation asks the county about an offer. What is written stays. */
export function askAboutOffer(
  db: Kysely<Database>,
  input: OfferScope & { text: string },
  acting: Acting,
): Promise<MessageResult> {
  return inTransaction(db, async (trx): Promise<MessageResult> => {
    const offer = await findOfferTo(trx, input, input.organisationIds);
    if (!offer) return { problem: 'not_found' };
    if (!takesAnswers(offer.jointStatus)) return { problem: 'ended' };
    return write(trx, offer, 'ask', { text: input.text, organisationId: offer.organisationId }, acting);
  });
}

/** The county answers an organisation that has asked. */
export function replyToQuestion(
  db: Kysely<Database>,
  input: { jointActionId: Id; programmeIds: readonly Id[]; organisationId: Id; text: string },
  acting: Acting,
): Promise<MessageResult> {
  return inTransaction(db, async (trx): Promise<MessageResult> => {
    const joint = await findJointAction(trx, input.jointActionId, input.programmeIds);
    const offers = joint ? await listOffers(trx, [joint.id]) : [];
    const offer = offers.find(({ organisationId }) => organisationId === input.organisationId);
    if (!joint || !offer) return { problem: 'not_found' };
    if ((await listMessages(trx, [offer.id])).length === 0) return { problem: 'nothing_asked' };
    const organisationId = await ownerOf(trx, joint.programmeId);
    return write(trx, offer, 'reply', { text: input.text, organisationId }, acting);
  });
}

async function write(
  trx: Transaction<Database>,
  offer: { id: Id; jointActionId: Id; status: OfferStatus },
  move: 'ask' | 'reply',
  { text, organisationId }: { text: string; organisationId: Id | null },
  acting: Acting,
): Promise<MessageResult> {
  const said = toStorableText(text).trim();
  if (said === '') return { problem: 'text_missing' };
  if (said.length > MAX_TEXT_LENGTH) return { problem: 'text_long' };
  const messageId = newId();
  await insertMessage(trx, {
    id: messageId,
    offer_id: offer.id,
    is_from_county: move === 'reply' ? 1 : 0,
    text: said,
    person_id: acting.actor.personId,
    written_at: acting.now.toISOString(),
  });
  const to = afterMove(offer.status, move);
  if (to && to !== offer.status) await updateOffer(trx, { id: offer.id, from: offer.status, to }, null);
  const action = move === 'ask' ? 'joint_action_question_asked' : 'joint_action_question_answered';
  const after = { messageId, offerId: offer.id };
  await logJoint(trx, { jointActionId: offer.jointActionId, organisationId, action, after }, acting);
  return { messageId };
}
