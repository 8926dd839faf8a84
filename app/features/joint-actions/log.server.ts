import type { Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { insertAuditEvent } from '#db/queries/operations';
import { listProgrammes } from '#db/queries/organisations';
import type { Database, Id } from '#db/schema';

/** Writes what happened to a joint action in the log, under the organisation that did it. */
export function logJoint(
  trx: Transaction<Database>,
  event: { jointActionId: Id; organisationId: Id | null; action: string; before?: unknown; after?: unknown },
  { now, actor }: Acting,
) {
  const { jointActionId, ...rest } = event;
  return insertAuditEvent(trx, {
    ...rest,
    at: now.toISOString(),
    personId: actor.personId,
    objectType: 'joint_action',
    objectId: jointActionId,
    requestId: actor.requestId,
  });
}

/** The organisation that runs the programme, in whose name the county acts. */
export async function ownerOf(trx: Transaction<Database>, programmeId: Id): Promise<Id | null> {
  const [programme] = await listProgrammes(trx, [programmeId]);
  return programme?.owner_organisation_id ?? null;
}
