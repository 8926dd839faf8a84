import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { findOwnExample, updateExampleWithdrawn } from '#db/queries/good-examples';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

/** Takes an offer back at once. Somebody else's, and one that is already withdrawn, does not exist. */
export function withdrawExample(
  db: Kysely<Database>,
  input: { exampleId: Id; organisationIds: readonly Id[] },
  acting: Acting,
): Promise<{ isWithdrawn: true } | { problem: 'not_found' }> {
  return inTransaction(db, async (trx) => {
    const example = await findOwnExample(trx, input.exampleId, input.organisationIds);
    if (!example) return { problem: 'not_found' };
    const at = acting.now.toISOString();
    await updateExampleWithdrawn(trx, example.id, at);
    await logEvent(trx, acting, {
      organisationId: example.organisationId,
      action: 'example_withdrawn',
      objectType: 'good_example',
      objectId: example.id,
      before: { direction: example.direction, willingUntil: example.willingUntil },
    });
    return { isWithdrawn: true };
  });
}
