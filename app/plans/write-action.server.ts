import type { Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { type ActionContent, changedFields, inOrder } from '#app/domain/plan/action';
import { newId } from '#db/ids';
import { insertAction, type StoredAction, updateAction } from '#db/queries/actions';
import type { Database, Id } from '#db/schema';
import type { WritablePlan } from './open-plan.server';

/** Adds an action to the plan, with its first version and a line in the log. */
export async function addAction(
  trx: Transaction<Database>,
  { planId, assessment }: WritablePlan,
  content: ActionContent,
  acting: Acting,
  { continuesActionId = null, jointActionId = null }: { continuesActionId?: Id | null; jointActionId?: Id | null } = {},
): Promise<Id> {
  const id = newId();
  const { organisationId } = assessment;
  const ordered = inOrder(content);
  const at = acting.now.toISOString();
  const writing = { id, content: ordered, revision: 1, personId: acting.actor.personId, at };
  await insertAction(trx, writing, { planId, organisationId, continuesActionId, jointActionId });
  const after = { title: ordered.title, status: ordered.status, revision: 1, continuesActionId, jointActionId };
  await log(trx, { id, organisationId }, 'action_added', undefined, after, acting);
  return id;
}

/** Writes the next version of an action on top of the one that was read. Nothing is written when nothing has changed. */
export async function changeAction(
  trx: Transaction<Database>,
  stored: StoredAction,
  content: ActionContent,
  acting: Acting,
): Promise<number> {
  const ordered = inOrder(content);
  const fields = changedFields(stored.content, ordered);
  if (fields.length === 0) return stored.revision;
  const revision = stored.revision + 1;
  const at = acting.now.toISOString();
  const isWritten = await updateAction(trx, {
    id: stored.id,
    content: ordered,
    revision,
    personId: acting.actor.personId,
    at,
  });
  if (!isWritten) throw new Error(`action ${stored.id} changed while it was written`);
  const pick = (from: ActionContent) => Object.fromEntries(fields.map((field) => [field, from[field]]));
  await log(trx, stored, 'action_changed', pick(stored.content), { ...pick(ordered), revision }, acting);
  return revision;
}

function log(
  trx: Transaction<Database>,
  { id, organisationId }: { id: Id; organisationId: Id },
  action: string,
  before: unknown,
  after: unknown,
  acting: Acting,
) {
  return logEvent(trx, acting, {
    organisationId,
    action,
    objectType: 'action',
    objectId: id,
    before,
    after,
  });
}
