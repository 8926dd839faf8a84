import { createTransport, type Transporter } from 'nodemailer';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '#app/config.server';
import { addPerson, personSchema } from '#app/features/people/add-person.server';
import { requestCode } from '#app/features/signing-in/request-code.server';
import { sendWaitingMail, startMailSender } from '#app/jobs/send-mail.server';
import { deriveSignInCode } from '#app/jobs/sign-in-code.server';
import { newId } from '#db/ids';
import { insertMail } from '#db/queries/operations';
import { createCounty, NOW } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

const read = readConfig({ MAIL_FROM: 'Mognadskollen <svar@example.se>', APP_ORIGIN: 'https://mognad.example.se' });
if ('missing' in read) throw new Error(read.missing.join());
const { config } = read;
const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let made: TestDatabase;
let logged: string[];
const log = pino({ level: 'info' }, { write: (line: string) => logged.push(line) });
beforeAll(async () => {
  made = await createDatabase();
  await createCounty(made.db);
});
afterAll(() => made.drop());
beforeEach(async () => {
  logged = [];
  await made.db.deleteFrom('mail_outbox').execute();
});

const send = (transport: Transporter, now = NOW) => sendWaitingMail({ db: made.db, config, log }, transport, now);
const outbox = () => made.db.selectFrom('mail_outbox').selectAll().orderBy('id').execute();

/** Nodemailer's own transport that composes whole messages and delivers them here. */
function mailbox() {
  const messages: { raw: string; to: string[] }[] = [];
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  const deliver: Transporter['sendMail'] = async (mail: Parameters<typeof transport.sendMail>[0]) => {
    const sent = await transport.sendMail(mail);
    messages.push({ raw: String(sent.message), to: sent.envelope.to });
    return sent;
  };
  return { messages, transport: { sendMail: deliver } as unknown as Transporter };
}
/** A mail server that is down. */
const dead = () => createTransport({ host: '127.0.0.1', port: 1, connectionTimeout: 500 }) as Transporter;

async function askForCode(email: string, language: 'sv' | 'en' = 'sv'): Promise<string> {
  await addPerson(
    made.db,
    { email, name: 'Åsa Öberg', title: null, language, role: 'respondent', at: 'kumla' },
    { now: NOW },
  );
  const asked = await requestCode(made.db, { email, clientIp: newId() }, { now: NOW });
  if ('problem' in asked) throw new Error(asked.problem);
  return deriveSignInCode(config.secret, asked.codeId);
}

const waiting = (recipient: string, parameters = '{}') =>
  insertMail(made.db, {
    ...{ id: newId(), cause: 'test', template: 'code', recipient, language: 'sv' as const, parameters, attempts: 0 },
    ...{
      next_try_at: NOW.toISOString(),
      sent_at: null,
      failed_at: null,
      last_error: null,
      created_at: NOW.toISOString(),
    },
  });

test('the code reaches its person, in their language, and is sent once', async () => {
  const codes = [await askForCode('asa@example.se'), await askForCode('asa.en@example.se', 'en')];
  const { messages, transport } = mailbox();
  expect(await send(transport)).toBe(2);
  expect(messages.map((message) => message.to)).toEqual([['asa@example.se'], ['asa.en@example.se']]);
  for (const [index, { raw }] of messages.entries()) {
    expect(raw).toContain('From: Mognadskollen <svar@example.se>');
    expect(raw).toContain(codes[index]);
    expect(raw).not.toContain('mail.code');
  }
  expect(messages[0]?.raw).not.toBe(messages[1]?.raw);
  expect(await outbox()).toMatchObject([
    { sent_at: NOW.toISOString(), attempts: 1, last_error: null },
    { sent_at: NOW.toISOString(), attempts: 1, last_error: null },
  ]);
  expect(await send(transport, inSeconds(3600))).toBe(0);
  expect(logged).toEqual([]);
});

test('two senders at the same moment send each mail once', async () => {
  for (let number = 1; number <= 8; number++) await waiting(`person${number}@example.se`);
  const { messages, transport } = mailbox();
  const sent = await Promise.all([send(transport), send(transport), send(transport)]);
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(8);
  expect(messages.map((message) => message.to[0]).sort()).toEqual(
    Array.from({ length: 8 }, (_, index) => `person${index + 1}@example.se`),
  );
});

describe('while the mail server is down', () => {
  test('a mail is tried again after 15 seconds, doubling, and goes out when the server is back', async () => {
    await waiting('talig@example.se');
    for (const [seconds, attempts, wait] of [
      [0, 1, 15],
      [15, 2, 30],
      [45, 3, 60],
    ] as const) {
      expect(await send(dead(), inSeconds(seconds))).toBe(0);
      expect(await outbox()).toMatchObject([
        { attempts, sent_at: null, failed_at: null, next_try_at: inSeconds(seconds + wait).toISOString() },
      ]);
      expect(await send(dead(), inSeconds(seconds + wait - 1))).toBe(0);
      expect((await outbox())[0]?.attempts).toBe(attempts);
    }
    const { messages, transport } = mailbox();
    expect(await send(transport, inSeconds(105))).toBe(1);
    expect(messages).toHaveLength(1);
    expect(await outbox()).toMatchObject([{ sent_at: inSeconds(105).toISOString(), last_error: null }]);
  });

  test('six attempts are made, then it is given up and says why, without the code', async () => {
    const code = await askForCode('given.up@example.se');
    for (let attempt = 0; attempt < 8; attempt++) await send(dead(), inSeconds(attempt * 3600));
    expect(await outbox()).toMatchObject([
      {
        attempts: 6,
        sent_at: null,
        failed_at: inSeconds(5 * 3600).toISOString(),
        last_error: expect.stringContaining('ECONNREFUSED'),
      },
    ]);
    expect(logged).toHaveLength(6);
    expect(logged.join()).not.toContain(code);
    expect(logged.join()).not.toContain('given.up@example.se');
    expect(await send(mailbox().transport, inSeconds(10 * 3600))).toBe(0);
  });

  test('one bad mail does not keep the others waiting', async () => {
    await waiting('bad@example.se', 'no json');
    await waiting('good@example.se');
    const { messages, transport } = mailbox();
    expect(await send(transport)).toBe(1);
    expect(messages.map((message) => message.to)).toEqual([['good@example.se']]);
    expect(logged).toHaveLength(1);
  });
});

describe('headers', () => {
  test('an address cannot add any: no further recipient, no further line', async () => {
    await waiting('a@example.se\r\nBcc: spy@evil.example');
    await waiting('b@example.se\nSubject: Vinst!\n\n<html>');
    const { messages, transport } = mailbox();
    await send(transport);
    expect(messages.length + logged.length).toBe(2);
    for (const { raw, to } of messages) {
      const [head] = raw.split('\n\n');
      expect(head).not.toMatch(/^(bcc|cc):/im);
      expect(head?.match(/^subject:/gim)).toHaveLength(1);
      expect(to.join()).not.toMatch(/[\r\n]/);
    }
  });

  test.each([
    { name: 'Eva\r\nBcc: spy@evil.example' },
    { name: 'Eva\nEk' },
    { name: ' \r\n ' },
    { email: 'eva@example.se\r\nBcc: spy@evil.example' },
    { email: 'eva@example.se, spy@evil.example' },
    { email: '"<spy@evil.example>" eva@example.se' },
    { email: 'Eva <eva@example.se>' },
  ])('a person is not added with %o', (part) => {
    const person = {
      email: 'eva@example.se',
      name: 'Eva Ek',
      title: null,
      language: 'sv',
      role: 'respondent',
      at: 'kumla',
    };
    expect(personSchema.safeParse(person).success).toBe(true);
    expect(personSchema.safeParse({ ...person, ...part }).success).toBe(false);
  });
});

test('without a mail server nothing is sent and nothing is lost', async () => {
  await waiting('senare@example.se');
  startMailSender({ db: made.db, config: { ...config, smtpUrl: null }, log }).stop();
  expect(await outbox()).toMatchObject([{ attempts: 0, sent_at: null, failed_at: null }]);
});
