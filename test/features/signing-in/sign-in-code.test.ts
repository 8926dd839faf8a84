import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addPerson, disablePerson } from '#app/features/people/add-person.server';
import { confirmCode } from '#app/features/signing-in/confirm-code.server';
import { requestCode } from '#app/features/signing-in/request-code.server';
import { deriveSignInCode, isSignInCode } from '#app/jobs/sign-in-code.server';
import { newId } from '#db/ids';
import type { Database, Id } from '#db/schema';
import { createCounty, NOW } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

const SECRET = 'a-secret-of-the-tests-that-is-long-enough';
const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let made: TestDatabase;
let people = 0;
beforeAll(async () => {
  made = await createDatabase();
  await createCounty(made.db);
});
afterAll(() => made.drop());

async function newPerson(): Promise<{ email: string; personId: Id }> {
  const email = `svarande${++people}@example.se`;
  const input = {
    email,
    name: 'Eva Ek',
    title: null,
    language: 'sv' as const,
    role: 'respondent' as const,
    at: 'kumla',
  };
  const added = await addPerson(made.db, input, { now: NOW });
  if ('problem' in added) throw new Error(added.problem);
  return { email, personId: added.personId };
}
const ask = (email: string, now = NOW, clientIp = `2001:db8::${people}`) =>
  requestCode(made.db, { email, clientIp }, { now });
async function codeFor(email: string, now = NOW): Promise<{ codeId: Id; code: string }> {
  const asked = await ask(email, now);
  if ('problem' in asked) throw new Error(asked.problem);
  return { codeId: asked.codeId, code: deriveSignInCode(SECRET, asked.codeId) };
}
const confirm = (codeId: Id, code: string, now = NOW) =>
  confirmCode(made.db, { codeId, code, secret: SECRET }, { now });
const wrong = (code: string) => (code === '00000000' ? '00000001' : '00000000');
const mailsTo = (email: string) =>
  made.db.selectFrom('mail_outbox').selectAll().where('recipient', '=', email).execute();

async function wholeDatabase(): Promise<string> {
  const parts: string[] = [];
  for (const { name } of await made.db.introspection.getTables()) {
    parts.push(
      JSON.stringify(
        await made.db
          .selectFrom(name as keyof Database)
          .selectAll()
          .execute(),
      ),
    );
  }
  return parts.join('\n');
}

describe('a code', () => {
  test('is eight digits derived from the request and the secret', () => {
    const ids = Array.from({ length: 200 }, newId);
    const codes = ids.map((id) => deriveSignInCode(SECRET, id));
    expect(codes.every((code) => /^\d{8}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(200);
    expect(ids.map((id) => deriveSignInCode(SECRET, id))).toEqual(codes);
    expect(ids.filter((id, index) => deriveSignInCode(`${SECRET}!`, id) === codes[index])).toEqual([]);
    expect(isSignInCode(SECRET, ids[0]!, ` ${codes[0]!.slice(0, 4)} ${codes[0]!.slice(4)}\n`)).toBe(true);
    for (const other of ['', codes[0]!.slice(1), `${codes[0]}0`, 'ÅÅÅÅÅÅÅÅ', wrong(codes[0]!)]) {
      expect(isSignInCode(SECRET, ids[0]!, other)).toBe(false);
    }
  });

  test('signs its person in, once', async () => {
    const { email, personId } = await newPerson();
    const { codeId, code } = await codeFor(email);
    expect(await confirm(codeId, code)).toEqual({ personId });
    expect(await confirm(codeId, code)).toEqual({ problem: 'expired' });
  });

  test('signs in one of two who send it at the same moment', async () => {
    const { email, personId } = await newPerson();
    const { codeId, code } = await codeFor(email);
    const results = await Promise.all([confirm(codeId, code), confirm(codeId, code), confirm(codeId, code)]);
    expect(results.filter((result) => 'personId' in result)).toEqual([{ personId }]);
  });

  test('holds for ten minutes', async () => {
    const { email, personId } = await newPerson();
    const first = await codeFor(email);
    expect(await confirm(first.codeId, first.code, inSeconds(600))).toEqual({ problem: 'expired' });
    const second = await codeFor(email);
    expect(await confirm(second.codeId, second.code, inSeconds(599))).toEqual({ personId });
  });

  test('stands four wrong attempts; the fifth uses it up', async () => {
    const { email, personId } = await newPerson();
    const first = await codeFor(email);
    for (let attempt = 1; attempt <= 4; attempt++) {
      expect(await confirm(first.codeId, wrong(first.code))).toEqual({ problem: 'wrong' });
    }
    expect(await confirm(first.codeId, first.code)).toEqual({ personId });
    const second = await codeFor(email);
    for (let attempt = 1; attempt <= 5; attempt++) await confirm(second.codeId, wrong(second.code));
    expect(await confirm(second.codeId, second.code)).toEqual({ problem: 'expired' });
    const events = await made.db
      .selectFrom('audit_events')
      .select('action')
      .where('person_id', '=', personId)
      .where('object_type', '=', 'sign_in_code')
      .execute();
    const count = (action: string) => events.filter((event) => event.action === action).length;
    expect([count('sign_in_failed'), count('signed_in')]).toEqual([9, 1]);
  });

  test('is not guessed by fifty at once: five are looked at', async () => {
    const { email } = await newPerson();
    const { codeId, code } = await codeFor(email);
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => confirm(codeId, wrong(code))));
    expect(tries.some((one) => one.status === 'fulfilled' && 'personId' in one.value)).toBe(false);
    expect(await confirm(codeId, code)).toEqual({ problem: 'expired' });
    const row = await made.db.selectFrom('sign_in_codes').selectAll().where('id', '=', codeId).executeTakeFirst();
    expect(row?.attempts).toBe(5);
  });

  test('is replaced by a newer one', async () => {
    const { email, personId } = await newPerson();
    const older = await codeFor(email);
    const newer = await codeFor(email, inSeconds(5));
    expect(await confirm(older.codeId, older.code, inSeconds(6))).toEqual({ problem: 'expired' });
    expect(await confirm(newer.codeId, newer.code, inSeconds(6))).toEqual({ personId });
  });

  test('belongs to its own request, and to no unknown one', async () => {
    const one = await codeFor((await newPerson()).email);
    const two = await codeFor((await newPerson()).email);
    expect(await confirm(one.codeId, two.code)).toEqual({ problem: 'wrong' });
    expect(await confirm(newId(), one.code)).toEqual({ problem: 'expired' });
  });

  test('waits as a mail from the same transaction, and stands nowhere in the database', async () => {
    const { email } = await newPerson();
    const { codeId, code } = await codeFor(email);
    expect(await mailsTo(email)).toMatchObject([
      {
        cause: `sign_in_code:${codeId}`,
        template: 'code',
        language: 'sv',
        attempts: 0,
        sent_at: null,
        next_try_at: NOW.toISOString(),
      },
    ]);
    const everything = await wholeDatabase();
    expect(everything).toContain(codeId);
    expect(everything).not.toContain(code);
  });

  test('is neither stored nor mailed when the transaction fails at its end', async () => {
    const { email, personId } = await newPerson();
    const failing = made.db.withPlugin({
      transformQuery({ node }) {
        if (JSON.stringify(node).includes('"audit_events"')) throw new Error('the log is broken');
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const asked = requestCode(failing, { email, clientIp: '2001:db8::f' }, { now: NOW });
    await expect(asked).rejects.toThrow('the log is broken');
    expect(await mailsTo(email)).toEqual([]);
    expect(await made.db.selectFrom('sign_in_codes').selectAll().where('person_id', '=', personId).execute()).toEqual(
      [],
    );
  });
});

describe('who asks for a code', () => {
  test('gets the same answer whether the address is known, unknown or disabled, and only the known one gets a mail', async () => {
    const known = await newPerson();
    const disabled = await newPerson();
    await disablePerson(made.db, disabled.email, { now: NOW });
    const addresses = [known.email, 'okand@example.se', disabled.email];
    const answers = [];
    for (const email of addresses) answers.push(await ask(email));
    for (const answer of answers) expect(answer).toEqual({ codeId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const mails = await Promise.all(addresses.map(mailsTo));
    expect(mails.map((mail) => mail.length)).toEqual([1, 0, 0]);
    for (const [index, answer] of answers.slice(1).entries()) {
      const { codeId } = answer as { codeId: Id };
      // Even the right digits of a request that belongs to nobody.
      expect(await confirm(codeId, deriveSignInCode(SECRET, codeId)), addresses[index + 1]).toEqual({
        problem: 'wrong',
      });
    }
  });

  test('is known by the address in any case and with spaces around it', async () => {
    const { email, personId } = await newPerson();
    const { codeId, code } = await codeFor(`  ${email.toUpperCase()} `);
    expect(await confirm(codeId, code)).toEqual({ personId });
  });

  test('has five requests a quarter for an address, known or not, and five new ones the next', async () => {
    const { email } = await newPerson();
    for (const address of [email, 'ingen@example.se']) {
      for (let number = 1; number <= 5; number++)
        expect(await ask(address, inSeconds(number))).toHaveProperty('codeId');
      expect(await ask(address, inSeconds(6))).toEqual({ problem: 'too_many' });
      expect(await ask(address.toUpperCase(), inSeconds(7), '2001:db8::99')).toEqual({ problem: 'too_many' });
      expect(await ask(address, inSeconds(15 * 60))).toHaveProperty('codeId');
    }
    expect(await mailsTo(email)).toHaveLength(6);
  });

  test('has thirty requests a quarter from one client, whatever the address', async () => {
    const quarter = inSeconds(60 * 60);
    for (let number = 1; number <= 30; number++) {
      expect(await ask(`gissad${number}@example.se`, quarter, '203.0.113.7')).toHaveProperty('codeId');
    }
    expect(await ask('gissad31@example.se', quarter, '203.0.113.7')).toEqual({ problem: 'too_many' });
    expect(await ask('gissad31@example.se', quarter, '203.0.113.8')).toHaveProperty('codeId');
  });

  test('is counted without keeping addresses of people or clients', async () => {
    const keys = (await made.db.selectFrom('rate_limits').selectAll().execute()).map((row) => row.key);
    expect(keys.length).toBeGreaterThan(30);
    expect(keys.filter((key) => /@|example|203\.|2001:/.test(key))).toEqual([]);
  });
});
