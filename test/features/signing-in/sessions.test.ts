import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readConfig } from '#app/config.server';
import { addPerson, disablePerson, removeRole } from '#app/features/people/add-person.server';
import type { AppContext } from '#app/http/context';
import {
  createSessionReader,
  endSession,
  hashToken,
  readSessionEnd,
  readViewer,
  startSession,
} from '#app/http/session.server';
import type { Id } from '#db/schema';
import { createCounty, NOW } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
const read = (environment: Record<string, string>) => {
  const result = readConfig(environment);
  if ('missing' in result) throw new Error(result.missing.join());
  return result.config;
};
const demo = read({});
const production = read({
  MOGNAD_MODE: 'production',
  APP_ORIGIN: 'https://mognad.example.se',
  APP_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtp://mail.example.se',
  MAIL_FROM: 'Mognadskollen <noreply@example.se>',
  ACTOR_NAME: 'Region Exempel',
  ACTOR_EMAIL: 'tillganglighet@example.se',
});

let made: TestDatabase;
let personId: Id;
let email: string;
let count = 0;
beforeAll(async () => {
  made = await createDatabase();
  await createCounty(made.db);
});
afterAll(() => made.drop());
beforeEach(async () => {
  email = `person${++count}@example.se`;
  const added = await addPerson(made.db, person('respondent'), { now: NOW });
  if ('problem' in added) throw new Error(added.problem);
  personId = added.personId;
});

const person = (role: 'respondent' | 'coordinator') => ({
  email,
  name: 'Eva Ek',
  title: null,
  language: 'sv' as const,
  role,
  at: 'kumla',
});
/** The browser's header from a Set-Cookie header. */
const cookieOf = (header: string) => header.split(';')[0]!;
const tokenOf = (header: string) => cookieOf(header).split('=')[1]!;
const begin = (config = demo) => startSession(made.db, personId, { now: NOW, config });
const contextAt = (now: Date, config = demo) =>
  ({ db: made.db, config, now, sessions: createSessionReader(made.db) }) as AppContext;
const requestWith = (cookie: string) => new Request('http://localhost/', { headers: { Cookie: cookie } });
const viewerAt = (header: string, now: Date, config = demo) =>
  readViewer(requestWith(cookieOf(header)), contextAt(now, config));

test('a session knows its person with their open roles', async () => {
  const viewer = await viewerAt(await begin(), NOW);
  expect(viewer).toMatchObject({ personId, email, name: 'Eva Ek', language: 'sv' });
  expect(viewer?.memberships).toMatchObject([{ role: 'respondent', organisationSlug: 'kumla', programmeId: null }]);
});

test('only a hash of the token is stored, and every sign-in has a new token', async () => {
  const [first, second] = [await begin(), await begin()];
  expect(tokenOf(first)).not.toBe(tokenOf(second));
  expect(tokenOf(first)).toMatch(/^[\w-]{43}$/);
  const rows = await made.db.selectFrom('sessions').selectAll().where('person_id', '=', personId).execute();
  expect(rows.map((row) => row.token_hash).sort()).toEqual(
    [first, second].map((one) => hashToken(tokenOf(one))).sort(),
  );
  expect(JSON.stringify(rows)).not.toContain(tokenOf(first));
});

test('the cookie is out of reach for scripts and other sites; in production also for http and other hosts', async () => {
  expect(await begin()).toMatch(/^session=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/);
  const header = await begin(production);
  expect(header).toMatch(/^__Host-session=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=43200$/);
  expect(await viewerAt(header, NOW, production)).not.toBeNull();
  expect(await viewerAt(header, NOW, demo)).toBeNull();
});

test('an hour without a request ends it; a request within the hour keeps it', async () => {
  const header = await begin();
  expect(await viewerAt(header, minutes(59))).not.toBeNull();
  expect(await viewerAt(header, minutes(118))).not.toBeNull();
  expect(await viewerAt(header, minutes(178))).toBeNull();
  expect(await viewerAt(header, minutes(179))).toBeNull();
});

test('twelve hours end it, however busy', async () => {
  const header = await begin();
  for (let at = 50; at < 720; at += 50) expect(await viewerAt(header, minutes(at)), `${at} min`).not.toBeNull();
  expect(await viewerAt(header, new Date(minutes(720).getTime() - 1))).not.toBeNull();
  expect(await viewerAt(header, minutes(720))).toBeNull();
});

test('when it was last seen is written at most once a minute', async () => {
  const header = await begin();
  const seen = async () =>
    (await made.db.selectFrom('sessions').select('last_seen_at').where('person_id', '=', personId).executeTakeFirst())
      ?.last_seen_at;
  await viewerAt(header, minutes(1));
  expect(await seen()).toBe(NOW.toISOString());
  await viewerAt(header, minutes(2));
  expect(await seen()).toBe(minutes(2).toISOString());
});

test('signing out ends this session on the server, and not the person’s others', async () => {
  const [here, elsewhere] = [await begin(), await begin()];
  const emptied = await endSession(requestWith(cookieOf(here)), contextAt(minutes(1)));
  expect(emptied).toMatch(/^session=; .*Max-Age=0$/);
  expect(await viewerAt(here, minutes(1))).toBeNull();
  expect(await viewerAt(elsewhere, minutes(1))).not.toBeNull();
});

test('disabling a person ends all their sessions, and enabling brings none back', async () => {
  const header = await begin();
  await disablePerson(made.db, email, { now: minutes(1) });
  expect(await viewerAt(header, minutes(1))).toBeNull();
  const late = await begin();
  expect(await viewerAt(late, minutes(1))).toBeNull();
  await addPerson(made.db, person('respondent'), { now: minutes(2) });
  expect(await viewerAt(header, minutes(2))).toBeNull();
});

test('losing a role ends all sessions; a new sign-in has the roles that are left', async () => {
  await addPerson(made.db, person('coordinator'), { now: NOW });
  const header = await begin();
  await removeRole(made.db, { email, role: 'coordinator', at: 'kumla' }, { now: minutes(1) });
  expect(await viewerAt(header, minutes(1))).toBeNull();
  const viewer = await viewerAt(await begin(), minutes(1));
  expect(viewer?.memberships.map((membership) => membership.role)).toEqual(['respondent']);
});

test.each([
  '',
  'session=',
  'session=fixed-by-somebody-else',
  'other=1; session',
  'session=%00',
  `session=${'x'.repeat(5000)}`,
])('a cookie that no sign-in has set is nobody: %j', async (cookie) => {
  expect(await readViewer(requestWith(cookie), contextAt(NOW))).toBeNull();
});

test('the hash in the database is no token', async () => {
  const header = await begin();
  expect(await viewerAt(`session=${hashToken(tokenOf(header))}`, NOW)).toBeNull();
});

test('asking when a session ends tells the earlier of an idle hour and twelve hours, and prolongs nothing', async () => {
  const header = await begin();
  const endAt = (now: Date) => readSessionEnd(requestWith(cookieOf(header)), contextAt(now));
  expect(await endAt(minutes(50))).toEqual(minutes(60));
  expect(await endAt(minutes(55))).toEqual(minutes(60));
  await viewerAt(header, minutes(55));
  expect(await endAt(minutes(59))).toEqual(minutes(115));
  expect(await endAt(minutes(115))).toBeNull();
  const context = contextAt(minutes(56));
  await readViewer(requestWith(cookieOf(header)), context);
  expect(context.sessionEndsAt).toEqual(minutes(115));
});
