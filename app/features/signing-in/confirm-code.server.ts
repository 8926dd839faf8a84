import type { Kysely, Transaction } from 'kysely';
import { logEvent } from '#app/access/log-event.server';
import { isSignInCode } from '#app/jobs/sign-in-code.server';
import { findSignInCode, updateSignInCodeAttempts, updateSignInCodeUsed } from '#db/queries/sessions';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

const MAX_ATTEMPTS = 5;

export type ConfirmResult = { personId: Id } | { problem: 'wrong' | 'expired' };

/** Checks a code against the sign-in it was asked for: ten minutes, five attempts, once. */
export function confirmCode(
  db: Kysely<Database>,
  input: { codeId: Id; code: string; secret: string },
  { now }: { now: Date },
): Promise<ConfirmResult> {
  return inTransaction(db, async (trx) => {
    const row = await findSignInCode(trx, input.codeId);
    const at = now.toISOString();
    if (!row || row.used_at !== null || row.expires_at <= at || row.attempts >= MAX_ATTEMPTS)
      return { problem: 'expired' };
    await updateSignInCodeAttempts(trx, row.id, row.attempts + 1);
    if (!isSignInCode(input.secret, row.id, input.code) || row.person_id === null) {
      await log(trx, 'sign_in_failed', row, now);
      return { problem: row.attempts + 1 >= MAX_ATTEMPTS ? 'expired' : 'wrong' };
    }
    if (!(await updateSignInCodeUsed(trx, row.id, at))) return { problem: 'expired' };
    await log(trx, 'signed_in', row, now);
    return { personId: row.person_id };
  });
}

/** Also what failed: who tries codes is to be seen afterwards. A code for an unknown address has nobody to name. */
function log(
  trx: Transaction<Database>,
  action: 'signed_in' | 'sign_in_failed',
  code: { id: Id; person_id: Id | null },
  now: Date,
) {
  const event = { organisationId: null, action, objectType: 'sign_in_code', objectId: code.id };
  return logEvent(trx, { now, actor: { personId: code.person_id } }, event);
}
