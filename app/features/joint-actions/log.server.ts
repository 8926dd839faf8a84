import type { Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { listProgrammes } from '#db/queries/organisations';
import type { Database, Id } from '#db/schema';

/** Writes what happened to a joint action in the log, under the organisation that did it. */
export function logJoint(
  trx: Transaction<Database>,
  event: { jointActionId: Id; organisationId: Id | null; action: string; before?: unknown; after?: unknown },
  acting: Acting,
) {
  const { jointActionId, ...rest } = event;
  return logEvent(trx, acting, { ...rest, objectType: 'joint_action', objectId: jointActionId });
}

/** The organisation that runs the programme, in whose name the county acts. */
export async function ownerOf(trx: Transaction<Database>, programmeId: Id): Promise<Id | null> {
  const [programme] = await listProgrammes(trx, [programmeId]);
  return programme?.owner_organisation_id ?? null;
}
