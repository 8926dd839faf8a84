import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { takesAnswers } from '#app/domain/plan/joint-action';
import { newId } from '#db/ids';
import { findJointAction, type StoredJointAction } from '#db/queries/joint-actions';
import { insertOffers, listOffers } from '#db/queries/joint-offers';
import { listProgrammeUnits } from '#db/queries/organisations';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { logJoint, ownerOf } from './log.server';

export interface MoreOffers {
  jointActionId: Id;
  programmeIds: readonly Id[];
  organisationIds: readonly Id[];
}

export type MoreOffersResult = { offered: number } | { problem: 'not_found' | 'nobody' | 'not_open' };

/** Offers a joint action, as it stands, to further organisations for as long as organisations may answer. */
export function offerToMore(db: Kysely<Database>, input: MoreOffers, acting: Acting): Promise<MoreOffersResult> {
  return inTransaction(db, async (trx): Promise<MoreOffersResult> => {
    const stored = await findJointAction(trx, input.jointActionId, input.programmeIds);
    if (!stored) return { problem: 'not_found' };
    if (!takesAnswers(stored.status)) return { problem: 'not_open' };
    const organisations = await insertOffersTo(trx, stored, input.organisationIds, acting.now.toISOString());
    if (organisations.length === 0) return { problem: 'nobody' };
    const event = {
      jointActionId: stored.id,
      organisationId: await ownerOf(trx, stored.programmeId),
      action: 'joint_action_offered_to_more',
      after: { organisations },
    };
    await logJoint(trx, event, acting);
    return { offered: organisations.length };
  });
}

/** Offers it to those of the programme's members that were chosen and have no offer of it; answers who they are. */
export async function insertOffersTo(
  trx: Transaction<Database>,
  { id, programmeId }: StoredJointAction,
  chosen: readonly Id[],
  at: string,
): Promise<Id[]> {
  const members = await listProgrammeUnits(trx, programmeId);
  const known = (await listOffers(trx, [id])).map(({ organisationId }) => organisationId);
  const to = members
    .map(({ organisationId }) => organisationId)
    .filter((organisationId) => chosen.includes(organisationId) && !known.includes(organisationId));
  await insertOffers(
    trx,
    to.map((organisationId) => ({
      id: newId(),
      joint_action_id: id,
      organisation_id: organisationId,
      status: 'offered' as const,
      reason: '',
      offered_at: at,
      answered_at: null,
      person_id: null,
    })),
  );
  return to;
}
