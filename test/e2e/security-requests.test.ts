import { connect as openSocket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { intentsOf, type Place, placeOf, ROUTE_NAMES } from './addresses';
import { expectSafeHeaders } from './headers';
import { siteOfFile } from './site';
import { Visitor } from './visitor';
import { answer, fingerprint, VERSION } from './world';

const site = siteOfFile();
let place: Place;
let coordinator: Visitor;
let approver: Visitor;
let responseId: string;
let saves: string;
let untouched: Map<string, string>;

beforeAll(async () => {
  place = await placeOf(site.world, 'kumla');
  saves = `/sjalvskattning/${place.assessmentId}/svar`;
  responseId = await site.world.response(place.assessmentId, site.world.person('kumla', 'coordinator'));
  coordinator = new Visitor(site.origin);
  approver = new Visitor(site.origin);
  await coordinator.signIn(site.world.person('kumla', 'coordinator'));
  await approver.signIn(site.world.person('kumla', 'approver'));
  untouched = await fingerprint(site.world.db);
});

const body = (...answers: object[]) => ({ responseId, version: VERSION, answers });

async function expectAlive(): Promise<void> {
  expect((await new Visitor(site.origin).get('/halsa')).text).toBe('ok');
}

async function expectUntouched(): Promise<void> {
  expect(await fingerprint(site.world.db)).toEqual(untouched);
}

describe('requests from other sites', () => {
  it.each([
    ['another origin', { Origin: 'https://evil.example' }],
    ['the same host on another port', { Origin: 'http://localhost:1' }],
    ['an origin that hides itself', { Origin: 'null' }],
    ['no origin, from another site', { Origin: '', 'Sec-Fetch-Site': 'cross-site' }],
    ['no origin, from a neighbour', { Origin: '', 'Sec-Fetch-Site': 'same-site' }],
    ['no origin and no word about the site', { Origin: '' }],
  ])('are refused everywhere: %s', async (_name, headers) => {
    for (const route of ROUTE_NAMES) {
      for (const { form } of intentsOf(route)) {
        const { path, fields } = form(place);
        for (const visitor of [coordinator, approver]) {
          const refused = await visitor.post(path, fields as Record<string, string>, headers);
          expect(refused.status, path).toBe(403);
        }
      }
    }
    const plain = { ...headers, 'Content-Type': 'text/plain' };
    expect((await coordinator.json(saves, body(answer('INF1.1')), plain)).status).toBe(403);
    expect((await coordinator.get('/oversikt')).status, 'still signed in').toBe(200);
  });

  it('lets a browser of our own pages through that names the site instead of the origin', async () => {
    const headers = { Origin: '', 'Sec-Fetch-Site': 'same-origin' };
    expect((await coordinator.json(saves, body(), headers)).status).toBe(200);
  });

  it('does not take another method’s name for the method', async () => {
    const override = { 'X-HTTP-Method-Override': 'DELETE' };
    expect((await coordinator.get(`${saves}?_method=POST`, override)).status).toBe(404);
    expect((await coordinator.post(saves, { _method: 'DELETE' }, override)).status).toBe(400);
    for (const method of ['DELETE', 'PUT', 'PATCH']) {
      expect((await coordinator.send(`/sjalvskattning/${place.assessmentId}`, { method })).status).toBe(404);
    }
  });

  it('have changed nothing', expectUntouched);
});

describe('bodies that are no forms of ours', () => {
  it('refuses 20 MB, sent as it is, in pieces or compressed, and lives on', async () => {
    const big = Buffer.alloc(20 * 1024 * 1024, 'a');
    const bomb = gzipSync(big);
    expect(bomb.length).toBeLessThan(100_000);
    for (const headers of [{}, { 'Content-Encoding': 'gzip' }] as Record<string, string>[]) {
      const json = { 'Content-Type': 'application/json', ...headers };
      const refused = await coordinator
        .send(saves, { method: 'POST', headers: json, body: 'Content-Encoding' in json ? bomb : big })
        // A server that has answered and closed does not read the rest: some clients see only that.
        .catch((error: NodeJS.ErrnoException) => ({ status: /EPIPE|ECONNRESET/.test(error.code ?? '') ? 413 : 0 }));
      expect(refused.status).toBe('Content-Encoding' in json ? 415 : 413);
    }
    await expectAlive();
  });

  it.each<[string, string]>([
    ['not JSON', '{'],
    ['nothing', ''],
    ['a number', '7'],
    ['very deep', '['.repeat(200_000)],
    ['deep and complete', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['with a prototype', '{"__proto__":{"isAdmin":true},"answers":[]}'],
    ['with a constructor', '{"answers":[{"constructor":{"prototype":{"x":1}}}]}'],
    ['forty thousand keys', JSON.stringify(Object.fromEntries(Array.from({ length: 40_000 }, (_, n) => [`k${n}`, 1])))],
  ])('answers 400 to JSON that is %s', async (_name, text) => {
    expect((await coordinator.json(saves, text)).status).toBe(400);
    expect((await coordinator.json(saves, body())).status).toBe(200);
  });

  it('answers 413 to a hundred thousand keys', async () => {
    const keys = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`key${n}`, n]));
    expect((await coordinator.json(saves, keys)).status).toBe(413);
  });

  it.each<[string, object]>([
    ['an object as a comment', { comment: { formula: 'HYPERLINK("http://e","x")' } }],
    ['a list as evidence', { evidence: ['x'] }],
    ['a level in words', { level: '3' }],
    ['a revision below nothing', { baseRevision: -1 }],
    ['an id that is none', { mutationId: '1; drop table answers' }],
  ])('answers 400 to an answer with %s', async (_name, part) => {
    expect((await coordinator.json(saves, body({ ...answer('INF1.1'), ...part }))).status).toBe(400);
  });

  it.each<[string, object, string]>([
    ['a level that is none', { level: 6 }, 'unknown_level'],
    ['half a level', { level: 2.5 }, 'unknown_level'],
    ['a kind that is none', { kind: 'score', level: null }, 'unknown_kind'],
    ['a comment without end', { comment: 'x'.repeat(200_000) }, 'comment_too_long'],
    ['a question that is none', { indicator: "INF1.1'; drop table answers; --" }, 'unknown_indicator'],
    ['a prototype as question', { indicator: '__proto__' }, 'unknown_indicator'],
  ])('refuses by itself an answer with %s', async (_name, part, reason) => {
    const refused = await coordinator.json(saves, body({ ...answer('INF1.1'), ...part }));
    expect([refused.status, JSON.parse(refused.text).answers[0].reason]).toEqual([422, reason]);
  });

  it('takes JSON, text and broken forms for no form', async () => {
    const broken = { 'Content-Type': 'multipart/form-data; boundary=x' };
    for (const route of ROUTE_NAMES) {
      for (const { form } of intentsOf(route)) {
        const { path, fields } = form(place);
        if (path === saves || path === '/logga-ut') continue;
        for (const visitor of [coordinator, approver]) {
          const text = await visitor.json(path, fields, { 'Content-Type': 'text/plain' });
          const json = await visitor.json(path, fields);
          const half = await visitor.send(path, { method: 'POST', headers: broken, body: '--x\r\nContent-Disp' });
          for (const { status } of [text, json, half]) expect([302, 400, 404], path).toContain(status);
        }
      }
    }
  });

  it('serves others while somebody sends a body slowly', async () => {
    const socket = openSocket(site.server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`POST ${saves} HTTP/1.1\r\nHost: localhost:${site.server.port}\r\nContent-Length: 100000\r\n`);
    socket.write(`Origin: ${site.origin}\r\nContent-Type: application/json\r\n\r\n{`);
    await expectAlive();
    expect((await coordinator.json(saves, body())).status).toBe(200);
    socket.destroy();
  });

  it('have changed nothing', expectUntouched);
});

describe('addresses', () => {
  const strange = [
    '/%E0%A4%A',
    '/sjalvskattning/%00',
    '/sjalvskattning/1%27%20or%201=1--',
    '/sjalvskattning/__proto__/granska',
    `/sjalvskattning/${'9'.repeat(5000)}`,
    '/resultat/kumla/..%2f..%2fetc%2fpasswd',
    "/resultat/kumla'%20or%20'1'='1/2025",
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/build/server/main.mjs',
    '/.env',
    '/.git/config',
    '/metrics',
    '/admin',
    '/saknas.data',
  ];

  it.each(strange)('that are nobody’s get 404 or 400: %s', async (path) => {
    for (const visitor of [coordinator, new Visitor(site.origin)]) {
      const missing = await visitor.get(path);
      // Signed out, an address that could be a page leads to sign-in, whether it is one or not.
      expect([400, 404], path).toContain(missing.status === 302 ? 404 : missing.status);
      expect(missing.text).not.toMatch(/node_modules|"private": true|at \S+ \(|SQLITE/);
      expectSafeHeaders(missing, path);
    }
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    'https://evil.example',
    '/%09/evil.example',
    '/\t/evil.example',
    '///evil.example/%2f..',
    'http://localhost@evil.example',
    '/%5cevil.example',
    'javascript:alert(1)',
    '/\n//evil.example',
    '/.//evil.example',
  ])('after sign-in stay on the own site: %j', async (till) => {
    const person = site.world.person('kumla', 'reader');
    const page = await new Visitor(site.origin).get(`/logga-in?till=${encodeURIComponent(till)}`);
    const back = /name="back" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    const language = { intent: 'save', language: 'sv', back: till };
    for (const answered of [
      await new Visitor(site.origin).post('/logga-in', { intent: 'demo', person, back: till }),
      await new Visitor(site.origin).post('/installningar', language),
    ]) {
      expect(answered.status).toBe(302);
      const location = String(answered.headers.location);
      for (const target of [back, location]) {
        expect(new URL(target, site.origin).origin, JSON.stringify(target)).toBe(site.origin);
      }
    }
  });
});

describe('what is told', () => {
  it('a health check says one word, with the same headers as a page', async () => {
    const health = await new Visitor(site.origin).get('/halsa');
    expect([health.status, health.text]).toEqual([200, 'ok']);
    expectSafeHeaders(health, '/halsa');
  });

  it('pages are kept by nobody on the way', async () => {
    for (const path of ['/oversikt', `/sjalvskattning/${place.assessmentId}`]) {
      expect((await coordinator.get(path)).headers['cache-control']).toBe('no-store');
    }
  });

  it('nothing of it all was a bug in the log', () => {
    const bugs = site.server.output.split('\n').filter((line) => /"msg":"(bug|request failed)"/.test(line));
    expect(bugs).toEqual([]);
  });
});
