import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RouteName } from '#app/access/permissions';
import { type Grant, permissions } from '#app/access/permissions';
import type { Role } from '#db/schema';
import { intentsOf, PAGES, type Place, placeOf, ROUTE_NAMES, routeIds } from './addresses';
import { expectSafeHeaders } from './headers';
import { siteOfFile } from './site';
import { type Answer, Visitor } from './visitor';
import { answer, fingerprint, VERSION } from './world';

const ROLES: readonly Role[] = ['respondent', 'coordinator', 'approver', 'reader', 'county', 'admin'];
const OWN = 'kumla';
const OTHER = 'orebro';
const SECRET = 'Bara Örebro får läsa detta 7f3a';

const site = siteOfFile();
let own: Place;
let other: Place;
let theirWords: string[];
const visitors = new Map<Role, Visitor>();

const isOfOrganisation = (role: Role) => role !== 'county' && role !== 'admin';

beforeAll(async () => {
  [own, other] = [await placeOf(site.world, OWN), await placeOf(site.world, OTHER)];
  await writeSecret();
  theirWords = [SECRET, ...(await wordsOnlyOf(OTHER))];
  for (const role of ROLES) {
    const visitor = new Visitor(site.origin);
    await visitor.signIn(site.world.person(isOfOrganisation(role) ? OWN : 'programme', role));
    visitors.set(role, visitor);
  }
});

/** Somebody in the other organisation writes what nobody else may read. */
async function writeSecret(): Promise<void> {
  const person = site.world.person(OTHER, 'coordinator');
  const writer = new Visitor(site.origin);
  await writer.signIn(person);
  const responseId = await site.world.response(other.assessmentId, person);
  const [row] = await site.world.db
    .selectFrom('answers')
    .selectAll()
    .where('response_id', '=', responseId)
    .where('indicator', '=', 'INF1.1')
    .execute();
  const change = answer('INF1.1', { baseRevision: row?.revision ?? 0, comment: SECRET, evidence: SECRET });
  const saved = await writer.json(`/sjalvskattning/${other.assessmentId}/svar`, {
    responseId,
    version: VERSION,
    answers: [change],
  });
  expect(saved.status).toBe(200);
}

/** Comments and evidence that the organisation has written and no other has. */
async function wordsOnlyOf(slug: string): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select s.comment as text from signed_answers s join sign_offs f on f.id = s.sign_off_id
    join organisations o on o.id = f.organisation_id
    group by s.comment having min(o.slug) = ${slug} and max(o.slug) = ${slug} and length(s.comment) > 20`.execute(
    site.world.db,
  );
  return rows.map((row) => row.text);
}

/** Pages about what others have chosen to show: the same for everybody in the county, and of no one organisation. */
const OF_THE_COUNTY: readonly RouteName[] = [
  'compare',
  'compareAnswers',
  'compareFacts',
  'comparePlans',
  'comparePlan',
  'compareDownload',
  'compareWorkbook',
];

function mayView(role: Role, route: RouteName, isOwn: boolean): boolean {
  const grants = permissions[route] as Record<string, Grant>;
  const grant = grants.view;
  if (grant === undefined) return false;
  if (typeof grant === 'string') return true;
  return grant.includes(role) && (isOwn || OF_THE_COUNTY.includes(route) || !isOfOrganisation(role));
}

const asData = (path: string) => path.replace(/(?<=.)(\?|$)/, '.data$1').replace(/^\/\.data/, '/_root.data');

describe('every page as every role', () => {
  it('has an address and rights for each route in the table of contents', async () => {
    expect((await routeIds()).sort()).toEqual([...ROUTE_NAMES].sort());
    expect(Object.keys(PAGES).sort()).toEqual([...ROUTE_NAMES].sort());
  });

  it.each(ROLES)('%s sees the pages of the role in the own organisation, and nothing of another', async (role) => {
    const visitor = visitors.get(role)!;
    const before = await fingerprint(site.world.db);
    const nonces = new Set<string>();
    let count = 0;
    for (const route of ROUTE_NAMES) {
      const pages = PAGES[route];
      if (!pages) continue;
      for (const [place, isOwn] of [
        [own, true],
        [other, false],
      ] as const) {
        for (const path of pages(place)) {
          const page = await visitor.get(path);
          expect(page.status, `${role} ${path}`).toBe(expectedStatus(role, route, isOwn));
          nonces.add(expectSafeHeaders(page, path));
          const bare = await visitor.get(asData(path));
          expect([200, 202, 404], `${role} ${path}`).toContain(bare.status);
          if (page.status === 404) expect(bare.status, `${role} ${asData(path)}`).toBe(404);
          nonces.add(expectSafeHeaders(bare, path));
          count += 2;
          for (const text of theirWords) expect(page.text + bare.text, `${role} ${path}`).not.toContain(text);
          expectScriptsWithNonce(page);
        }
      }
    }
    expect(nonces.size, 'one nonce an answer').toBe(count);
    expect(await fingerprint(site.world.db), 'reading changes nothing').toEqual(before);
  });

  it('sends somebody who is signed out to sign-in and back, and answers no form', async () => {
    const visitor = new Visitor(site.origin);
    const before = await fingerprint(site.world.db);
    for (const route of ROUTE_NAMES) {
      const isPublic = Object.values(permissions[route] as Record<string, Grant>).every((grant) => grant === 'public');
      for (const path of PAGES[route]?.(own) ?? []) {
        const page = await visitor.get(path);
        expectSafeHeaders(page, path);
        if (isPublic) expect(page.status, path).toBe(200);
        else
          expect([page.status, page.headers.location], path).toEqual([
            302,
            `/logga-in?till=${encodeURIComponent(path)}`,
          ]);
        for (const text of theirWords) expect(page.text).not.toContain(text);
      }
      if (isPublic) continue;
      for (const { intent, form } of intentsOf(route)) {
        const refused = await sendForm(visitor, form(own));
        expect(refused.status, `${route} ${intent}`).toBe(401);
        expectSafeHeaders(refused, route);
      }
    }
    expect(await fingerprint(site.world.db)).toEqual(before);
  });
});

describe('everything that can be done, as everybody who may not', () => {
  it.each(ROLES)('%s changes nothing outside the own rights', async (role) => {
    const visitor = visitors.get(role)!;
    const before = await fingerprint(site.world.db);
    for (const route of ROUTE_NAMES) {
      for (const { intent, form } of intentsOf(route)) {
        const grant = (permissions[route] as Record<string, Grant>)[intent];
        if (typeof grant === 'string' || grant === undefined) continue;
        // The county's own rounds are no other's; a test of its own has a county person of another programme.
        const places = !grant.includes(role) ? [own, other] : isOfOrganisation(role) ? [other] : [];
        for (const place of places) {
          const refused = await sendForm(visitor, form(place));
          expect(refused.status, `${role} ${route} ${intent} at ${place.organisation}`).toBe(404);
          for (const text of theirWords) expect(refused.text).not.toContain(text);
        }
      }
    }
    expect(await fingerprint(site.world.db)).toEqual(before);
  });

  it('refuses the other organisation’s ids inside an address of the own', async () => {
    const before = await fingerprint(site.world.db);
    const coordinator = visitors.get('coordinator')!;
    const path = `/sjalvskattning/${own.assessmentId}`;
    const taken = await coordinator.post(`${path}/granska`, { intent: 'take', response: other.responseId });
    expect(taken.status).toBe(404);
    for (const responseId of [other.responseId, own.responseId]) {
      const saved = await coordinator.json(`${path}/svar`, {
        responseId,
        version: VERSION,
        answers: [answer('INF1.1')],
      });
      expect([saved.status, saved.text.includes('not_found')], responseId).toEqual([404, true]);
    }
    expect(await fingerprint(site.world.db)).toEqual(before);
  });

  it('counts a role only in the organisation where it is held', async () => {
    const shared = await site.visitor('hallefors', 'coordinator');
    const answersHere = site.world.assessment('ljusnarsberg', site.world.openRound);
    expect((await shared.get(`/sjalvskattning/${site.world.assessment('hallefors')}/granska`)).status).toBe(200);
    expect((await shared.get(`/sjalvskattning/${answersHere}`)).status).toBe(200);
    expect((await shared.get(`/sjalvskattning/${answersHere}/granska`)).status).toBe(404);
    expect((await shared.post(`/sjalvskattning/${answersHere}/granska`, { intent: 'handOver' })).status).toBe(404);
  });

  it('takes no more from a form than the form has', async () => {
    const respondent = visitors.get('respondent')!;
    const path = `/sjalvskattning/${own.assessmentId}`;
    const responseId = await site.world.response(own.assessmentId, site.world.person(OWN, 'respondent'));
    const before = await fingerprint(site.world.db);
    const extra = { status: 'signed', role: 'admin', organisation_id: other.assessmentId, revision: 99, score: 5 };
    const saved = await respondent.json(`${path}/svar`, { ...extra, responseId, version: VERSION, answers: [] });
    expect(saved.status).toBe(200);
    const chosen = await respondent.post('/installningar', {
      intent: 'save',
      language: 'sv',
      role: 'admin',
      back: '/',
    });
    expect(chosen.status).toBe(302);
    expect(await fingerprint(site.world.db)).toEqual(before);
  });
});

function expectedStatus(role: Role, route: RouteName, isOwn: boolean): number {
  if (route === 'home') return 302;
  return mayView(role, route, isOwn) ? 200 : 404;
}

function sendForm(visitor: Visitor, { path, fields }: { path: string; fields: object }): Promise<Answer> {
  return path.endsWith('/svar') ? visitor.json(path, fields) : visitor.post(path, fields as Record<string, string>);
}

/** Every script carries the nonce of its own answer, and is ours. */
function expectScriptsWithNonce({ text, headers }: Answer): void {
  const [, nonce] = /'nonce-([^']+)'/.exec(String(headers['content-security-policy'])) ?? [];
  for (const [tag] of text.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
  expect(text).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)="(?:https?:)?\/\//);
}
