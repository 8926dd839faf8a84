import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logEvent } from '#app/access/log-event.server';
import { newId } from '#db/ids';
import { insertMail, upsertRateLimit } from '#db/queries/operations';
import { findPersonByEmail, toEmailKey } from '#db/queries/people';
import { insertSignInCode, updateOlderCodesUsed } from '#db/queries/sessions';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

const VALID_MS = 10 * 60 * 1000;
const WINDOW_MS = 15 * 60 * 1000;
const MAX_PER_ADDRESS = 5;
const MAX_PER_IP = 30;

export interface CodeRequest {
  email: string;
  clientIp: string;
}

export type RequestCodeResult = { codeId: Id } | { problem: 'too_many' };

/**
 * Begins a sign-in by e-mail: a row for the code and, when the address belongs to somebody, a mail in the outbox. An
 * unknown address gets the same answer by the same steps. Limited per address and per client.
 */
export function requestCode(
  db: Kysely<Database>,
  input: CodeRequest,
  { now }: { now: Date },
): Promise<RequestCodeResult> {
  return inTransaction(db, async (trx) => {
    const window = new Date(Math.floor(now.getTime() / WINDOW_MS) * WINDOW_MS).toISOString();
    const ofAddress = await upsertRateLimit(trx, `code:${fingerprint(toEmailKey(input.email))}`, window);
    const ofClient = await upsertRateLimit(trx, `code-ip:${fingerprint(input.clientIp)}`, window);
    if (ofAddress > MAX_PER_ADDRESS || ofClient > MAX_PER_IP) return { problem: 'too_many' };
    const found = await findPersonByEmail(trx, input.email);
    const person = found && found.disabled_at === null ? found : undefined;
    const codeId = newId();
    const at = now.toISOString();
    // Also for nobody, so that the steps are the same.
    await updateOlderCodesUsed(trx, person?.id ?? '', at);
    await insertSignInCode(trx, {
      id: codeId,
      person_id: person?.id ?? null,
      created_at: at,
      expires_at: new Date(now.getTime() + VALID_MS).toISOString(),
      attempts: 0,
      used_at: null,
    });
    if (person) {
      await insertMail(trx, {
        id: newId(),
        cause: `sign_in_code:${codeId}`,
        template: 'code',
        recipient: person.email,
        language: person.language,
        parameters: JSON.stringify({ codeId }),
        attempts: 0,
        next_try_at: at,
        sent_at: null,
        failed_at: null,
        last_error: null,
        created_at: at,
      });
      const requested = { organisationId: null, action: 'code_requested', objectType: 'person', objectId: person.id };
      await logEvent(trx, { now, actor: { personId: person.id } }, requested);
    }
    return { codeId };
  });
}

/** Limits need to tell addresses apart, not to keep them. */
function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
