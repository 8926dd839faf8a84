import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import { findOwnExample, updateExampleWithdrawn } from '#db/queries/good-examples';
import { insertAuditEvent } from '#db/queries/operations';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

/** Takes an offer back at once. Somebody else's, and one that is already withdrawn, does not exist. */
export function withdrawExample(
  db: Kysely<Database>,
  input: { exampleId: Id; organisationIds: readonly Id[] },
  { now, actor }: Acting,
): Promise<{ isWithdrawn: true } | { problem: 'not_found' }> {
  return inTransaction(db, async (trx) => {
    const example = await findOwnExample(trx, input.exampleId, input.organisationIds);
    if (!example) return { problem: 'not_found' };
    const at = now.toISOString();
    await updateExampleWithdrawn(trx, example.id, at);
    await insertAuditEvent(trx, {
      at,
      personId: actor.personId,
      organisationId: example.organisationId,
      action: 'example_withdrawn',
      objectType: 'good_example',
      objectId: example.id,
      before: { direction: example.direction, willingUntil: example.willingUntil },
      requestId: actor.requestId,
    });
    return { isWithdrawn: true };
  });
}
