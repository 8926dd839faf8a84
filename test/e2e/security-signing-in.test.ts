import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPerson } from '#app/features/people/add-person.server';
import { connect } from '#db/connection.server';
import type { Database, Role } from '#db/schema';
import { emptyDatabase, type OwnDatabase, type RunningServer, runToEnd, startServer, until } from '../support/server';
import { expectSafeHeaders } from './headers';
import { type Mailbox, openMailbox } from './mailbox';
import { Visitor } from './visitor';

const ORIGIN = 'https://mognad.test';
const SECRET = 'a-secret-of-this-test-alone-0123456789';
const UNKNOWN = 'nobody.at.all@example.se';

let database: OwnDatabase;
let server: RunningServer;
let mailbox: Mailbox;
let db: Kysely<Database>;
const tokens: string[] = [];
const codes: string[] = [];
let clients = 0;

beforeAll(async () => {
  mailbox = await openMailbox();
  database = await emptyDatabase();
  const environment = {
    MOGNAD_MODE: 'production',
    APP_ORIGIN: ORIGIN,
    APP_SECRET: SECRET,
    SMTP_URL: mailbox.url,
    ACTOR_NAME: 'Region Exempel',
    ACTOR_EMAIL: 'tillganglighet@example.se',
    PROXY_HOPS: '1',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'trace',
  };
  const seeded = runToEnd('seed', { ...environment, DATABASE_URL: database.url });
  expect(seeded.code, seeded.output).toBe(0);
  db = connect(database.url);
  for (const role of ['coordinator', 'approver', 'reader', 'respondent'] as const) await add(role, 'kumla');
  for (const role of ['county', 'admin'] as const) await add(role, 'orebro-lan');
  server = await startServer({ databaseUrl: database.url, environment });
});

afterAll(async () => {
  await db?.destroy();
  await server?.stop();
  await mailbox?.stop();
  await database?.drop();
});

async function add(role: Role, at: string): Promise<void> {
  const person = { email: emailOf(role), name: `En ${role}`, title: null, language: 'sv' as const, role, at };
  expect(await addPerson(db, person, { now: new Date() })).toHaveProperty('personId');
}

const emailOf = (role: Role) => `${role}@kommun.example`;

/** A browser behind the proxy, which writes its address last in the list. */
function browser(address = `10.1.${Math.floor(++clients / 200)}.${clients % 200}`): Visitor {
  const proxy = { 'X-Forwarded-For': `203.0.113.9, ${address}`, 'X-Forwarded-Proto': 'https' };
  return new Visitor(server.origin, { Host: 'mognad.test', Origin: ORIGIN, ...proxy });
}

const request = (visitor: Visitor, email: string) => visitor.post('/logga-in', { intent: 'request', email, back: '' });

const idOf = (location: unknown) => new URL(String(location), ORIGIN).searchParams.get('id') ?? '';

/** Asks for a code and reads it in the mail. */
async function askForCode(visitor: Visitor, email: string): Promise<{ id: string; code: string }> {
  const before = mailbox.mails.length;
  const id = idOf((await request(visitor, email)).headers.location);
  await until(() => mailbox.mails.slice(before).some((mail) => mail.includes(email)), 10_000);
  const mail = mailbox.mails.slice(before).find((one) => one.includes(email)) ?? '';
  // In the body: a header may hold eight digits too, such as the first part of the message's id.
  const code = /\b\d{8}\b/.exec(mail.slice(mail.indexOf('\n\n')))?.[0] ?? '';
  codes.push(code);
  return { id, code };
}

async function signIn(visitor: Visitor, role: Role) {
  const { id, code } = await askForCode(visitor, emailOf(role));
  const answered = await visitor.post('/logga-in/kod', { intent: 'confirm', id, code, back: '/oversikt' });
  expect([answered.status, answered.headers.location]).toEqual([302, '/oversikt']);
  tokens.push(visitor.cookies.get('__Host-session') ?? '');
  return answered;
}

const status = async (visitor: Visitor, path = '/oversikt') => (await visitor.get(path)).status;

describe('a session', () => {
  it('is a host cookie that scripts can’t read, with a new id whatever stood there before', async () => {
    const visitor = browser();
    visitor.cookies.set('__Host-session', 'chosen-by-somebody-else');
    expect(await status(visitor)).toBe(302);
    const answered = await signIn(visitor, 'coordinator');
    const [line = ''] = answered.headers['set-cookie'] ?? [];
    expect(line).toMatch(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=43200$/);
    expect(visitor.cookies.get('__Host-session')).not.toBe('chosen-by-somebody-else');
    expect(await status(visitor)).toBe(200);
    const stored = await db.selectFrom('sessions').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(visitor.cookies.get('__Host-session'));
    expectSafeHeaders(await visitor.get('/oversikt'), '/oversikt');
  });

  it('ends on the server at sign-out', async () => {
    const visitor = browser();
    await signIn(visitor, 'approver');
    const copy = browser();
    copy.cookies.set('__Host-session', visitor.cookies.get('__Host-session') ?? '');
    expect(await status(copy)).toBe(200);
    const left = await visitor.post('/logga-ut', { intent: 'leave' });
    expect([left.status, visitor.cookies.has('__Host-session')]).toEqual([302, false]);
    expect(await status(copy)).toBe(302);
  });

  it('loses what a person may no longer do at the next request', async () => {
    const visitor = browser();
    await signIn(visitor, 'county');
    expect(await status(visitor, '/lan')).toBe(200);
    await sql`update memberships set to_at = ${new Date().toISOString()} where role = 'county'`.execute(db);
    expect(await status(visitor, '/lan')).toBe(404);
  });

  it('ends when the person is switched off, and when it is too old', async () => {
    const [disabled, expired] = [browser(), browser()];
    await signIn(disabled, 'reader');
    await signIn(expired, 'respondent');
    expect([await status(disabled), await status(expired)]).toEqual([200, 200]);
    const at = new Date().toISOString();
    await sql`update people set disabled_at = ${at} where email = ${emailOf('reader')}`.execute(db);
    await sql`update sessions set expires_at = ${at}
      where person_id = (select id from people where email = ${emailOf('respondent')})`.execute(db);
    expect([await status(disabled), await status(expired)]).toEqual([302, 302]);
    expect((await request(browser(), emailOf('reader'))).status, 'the same word to a switched-off person').toBe(302);
  });
});

describe('a code', () => {
  it('works once, and not for somebody else’s request', async () => {
    const visitor = browser();
    const { id, code } = await askForCode(visitor, emailOf('admin'));
    const other = idOf((await request(browser(), UNKNOWN)).headers.location);
    const stolen = await browser().post('/logga-in/kod', { intent: 'confirm', id: other, code });
    expect([stolen.status, stolen.headers['set-cookie']]).toEqual([400, undefined]);
    expect((await visitor.post('/logga-in/kod', { intent: 'confirm', id, code })).status).toBe(302);
    const again = await browser().post('/logga-in/kod', { intent: 'confirm', id, code });
    expect([again.status, again.headers['set-cookie']]).toEqual([400, undefined]);
  });

  it('is dead after five wrong guesses', async () => {
    const visitor = browser();
    const { id, code } = await askForCode(visitor, emailOf('admin'));
    const wrong = code === '00000000' ? '11111111' : '00000000';
    for (let guess = 0; guess < 50; guess++) {
      const refused = await visitor.post('/logga-in/kod', { intent: 'confirm', id, code: wrong });
      expect(refused.status).toBe(400);
    }
    const late = await visitor.post('/logga-in/kod', { intent: 'confirm', id, code });
    expect([late.status, late.headers['set-cookie']]).toEqual([400, undefined]);
  });

  it('is asked for alike by known and unknown addresses', async () => {
    const answers = [];
    for (const email of [emailOf('coordinator'), UNKNOWN]) {
      const visitor = browser();
      const asked = await request(visitor, email);
      const id = idOf(asked.headers.location);
      const page = await visitor.get(String(asked.headers.location));
      const wrong = await visitor.post('/logga-in/kod', { intent: 'confirm', id, code: '00000000' });
      const plain = (text: string) => text.replaceAll(id, 'ID').replaceAll(/nonce="[^"]+"|[0-9a-f-]{36}/g, '');
      const names = (headers: object) => Object.keys(headers).sort();
      answers.push([
        asked.status,
        names(asked.headers),
        page.status,
        plain(page.text),
        wrong.status,
        plain(wrong.text),
      ]);
    }
    expect(answers[0]).toEqual(answers[1]);
  });
});

describe('fifty requests for codes', () => {
  // Limits count in quarters of an hour: a test that meets a new one sees twice as many.
  it('for one address are limited, whatever the browser says of itself', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 50; n++) {
      const visitor = new Visitor(server.origin, {
        ...{ Host: 'mognad.test', Origin: ORIGIN, 'X-Forwarded-Proto': 'https' },
        'X-Forwarded-For': `198.51.100.${n}, 10.9.0.${n % 5}`,
      });
      statuses.push((await request(visitor, 'limited@kommun.example')).status);
    }
    const passed = statuses.filter((one) => one === 302).length;
    expect([5, 10]).toContain(passed);
    expect(statuses.filter((one) => one === 429).length).toBe(50 - passed);
  });

  it('from one client are limited, whatever address it claims to come from', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 50; n++) {
      const visitor = new Visitor(server.origin, {
        ...{ Host: 'mognad.test', Origin: ORIGIN, 'X-Forwarded-Proto': 'https' },
        'X-Forwarded-For': `198.51.100.${n}, 10.8.0.1`,
      });
      statuses.push((await request(visitor, `person${n}@kommun.example`)).status);
    }
    expect(statuses.filter((one) => one === 429).length).toBeGreaterThanOrEqual(10);
    expect((await request(browser(), emailOf('coordinator'))).status, 'others are let in').toBe(302);
  });
});

describe('in production', () => {
  it('there is no one-click sign-in', async () => {
    const { id } = await db.selectFrom('people').select('id').executeTakeFirstOrThrow();
    const refused = await browser().post('/logga-in', { intent: 'demo', person: id, back: '/oversikt' });
    expect([refused.status, refused.headers['set-cookie']]).toEqual([404, undefined]);
    const page = await browser().get('/logga-in');
    expect(page.text).not.toContain('value="demo"');
    expect(page.text).not.toContain(emailOf('coordinator'));
    expect(page.headers['strict-transport-security']).toMatch(/max-age=31536000/);
  });

  it('only the public address is the own origin', async () => {
    const visitor = new Visitor(server.origin);
    const fields = { intent: 'request', email: UNKNOWN };
    expect((await visitor.post('/logga-in', fields)).status).toBe(403);
    const secure = { Origin: 'http://mognad.test' };
    expect((await browser().post('/logga-in', fields, secure)).status).toBe(403);
  });

  it('the log holds no codes, tokens or secrets', () => {
    expect(codes.length + tokens.length).toBeGreaterThan(6);
    for (const secret of [...codes, ...tokens, SECRET]) expect(secret && server.output.includes(secret)).toBe(false);
    expect(server.output.split('\n').filter((line) => /"msg":"(bug|request failed)"/.test(line))).toEqual([]);
  });
});
