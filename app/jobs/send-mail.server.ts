import type { Kysely } from 'kysely';
import { createTransport, type Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import type { Config } from '#app/config.server';
import { translatorFor } from '#app/i18n/translator.server';
import { listWaitingMail, updateMailClaimed, updateMailOutcome } from '#db/queries/operations';
import type { Database } from '#db/schema';
import { deriveSignInCode } from './sign-in-code.server';

const EVERY_MS = 2_000;
const BATCH = 20;
const MAX_ATTEMPTS = 6;
const FIRST_RETRY_MS = 15_000;

type Mail = Awaited<ReturnType<typeof listWaitingMail>>[number];

interface Sender {
  db: Kysely<Database>;
  config: Config;
  log: Logger;
}

/** Sends what waits in the outbox, now and every other second. Without a mail server the mails stay. */
export function startMailSender(sender: Sender): { stop: () => void } {
  if (!sender.config.smtpUrl) return { stop: () => {} };
  const transport = createTransport(sender.config.smtpUrl);
  let isRunning = false;
  const timer = setInterval(async () => {
    if (isRunning) return;
    isRunning = true;
    await sendWaitingMail(sender, transport, new Date()).catch((error) => {
      sender.log.error({ err: error }, 'mail outbox unreadable');
    });
    isRunning = false;
  }, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      transport.close();
    },
  };
}

/**
 * Sends the mails that are due. Each is claimed by its attempt count first, so that two processes never send the same
 * one; a failure is tried again after 15 seconds, doubling, six times in all: within the ten minutes that a code holds.
 * Answers how many were sent.
 */
export async function sendWaitingMail({ db, config, log }: Sender, transport: Transporter, now: Date): Promise<number> {
  let sent = 0;
  for (const mail of await listWaitingMail(db, now.toISOString(), BATCH)) {
    const nextTryAt = new Date(now.getTime() + FIRST_RETRY_MS * 2 ** mail.attempts).toISOString();
    if (!(await updateMailClaimed(db, mail.id, mail.attempts, nextTryAt))) continue;
    try {
      await transport.sendMail({ from: config.mailFrom, to: mail.recipient, ...compose(mail, config) });
      await updateMailOutcome(db, mail.id, { sent_at: now.toISOString(), last_error: null });
      sent++;
    } catch (error) {
      const isLast = mail.attempts + 1 >= MAX_ATTEMPTS;
      const reason = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
      log.error({ mailId: mail.id, attempt: mail.attempts + 1, reason }, 'mail not sent');
      await updateMailOutcome(db, mail.id, { last_error: reason, ...(isLast ? { failed_at: now.toISOString() } : {}) });
    }
  }
  return sent;
}

/** Subject and text of a mail. The sign-in code is derived here: it is stored nowhere. */
function compose(mail: Mail, config: Config): { subject: string; text: string } {
  const { t } = translatorFor(mail.language);
  const parameters = JSON.parse(mail.parameters) as { codeId?: string };
  const code = parameters.codeId ? deriveSignInCode(config.secret, parameters.codeId) : '';
  const values = { code, address: config.origin ?? '' };
  return { subject: t(`mail.${mail.template}.subject`, values), text: t(`mail.${mail.template}.text`, values) };
}
