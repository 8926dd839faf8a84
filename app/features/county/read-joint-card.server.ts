import type { Kysely } from 'kysely';
import type { JointStatus } from '#app/domain/plan/joint-action';
import { listJointActions, listMessages, listOffers } from '#db/queries/joint-actions';
import type { Database, Id } from '#db/schema';

export interface JointCardView {
  /** What is not finished or given up, the newest first. */
  going: { id: Id; title: string; status: JointStatus; accepted: number; offered: number }[];
  /** Organisations that wait for an answer to a question. */
  unanswered: number;
}

/** The county's joint actions in short. */
export async function readJointCard(db: Kysely<Database>, programmeIds: readonly Id[]): Promise<JointCardView> {
  const joint = await listJointActions(db, programmeIds);
  const offers = await listOffers(
    db,
    joint.map(({ id }) => id),
  );
  const messages = await listMessages(
    db,
    offers.map(({ id }) => id),
  );
  return {
    going: joint
      .filter(({ status }) => status !== 'finished' && status !== 'cancelled')
      .map(({ id, content, status }) => {
        const of = offers.filter(({ jointActionId }) => jointActionId === id);
        const accepted = of.filter((offer) => offer.status === 'accepted').length;
        return { id, title: content.title, status, accepted, offered: of.length };
      }),
    unanswered: offers.filter(({ id }) => messages.findLast(({ offerId }) => offerId === id)?.isFromCounty === 0)
      .length,
  };
}
