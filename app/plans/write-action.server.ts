import type { Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { type ActionContent, type ActionIndicator, changedFields, inOrder } from '#app/domain/plan/action';
import { newId } from '#db/ids';
import { insertAction, type StoredAction, updateAction } from '#db/queries/actions';
import { insertAuditEvent } from '#db/queries/operations';
import type { Database, Id } from '#db/schema';
import type { WritablePlan } from './open-plan.server';
import type { SignedBase } from './signed-base.server';

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

/**
 * The action with its levels as they are signed now, when it goes from a proposal to something decided: effect is seen
 * from there. What was decided in an earlier plan keeps the levels that it had then.
 */
export function withLevelsWhenDecided(
  before: Pick<StoredAction, 'content'> | null,
  content: ActionContent,
  base: SignedBase,
): ActionContent {
  const isDecidedNow = content.status === 'decided' && (before === null || before.content.status === 'proposed');
  if (!isDecidedNow) return content;
  return { ...content, indicators: content.indicators.map((one) => ({ ...one, fromLevel: signedLevel(base, one) })) };
}

/** The signed level of a question; null when nobody knew, or the question means something else now. */
export function signedLevel(
  base: SignedBase,
  { code, majorVersion }: Pick<ActionIndicator, 'code' | 'majorVersion'>,
): number | null {
  const signed = base.answers.get(code);
  if (!signed || (signed.majorVersion ?? 1) !== majorVersion) return null;
  return typeof signed.answer === 'number' ? signed.answer : null;
}

function log(
  trx: Transaction<Database>,
  { id, organisationId }: { id: Id; organisationId: Id },
  action: string,
  before: unknown,
  after: unknown,
  { now, actor }: Acting,
) {
  return insertAuditEvent(trx, {
    at: now.toISOString(),
    personId: actor.personId,
    organisationId,
    action,
    objectType: 'action',
    objectId: id,
    before,
    after,
    requestId: actor.requestId,
  });
}
