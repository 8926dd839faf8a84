import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser';
import { copyDemo, type OwnDatabase, type RunningServer, startServer } from '../support/server';
import { answerEverything, handOver, sign, type Working } from './steps';
import { Visitor } from './visitor';
import { AREA_SLUGS, CODES, readWorld, type World } from './world';

/** Each would run, leave the page or change it if any place took it for markup, a template or an address. */
const HOSTILE = [
  '"><img src=x onerror=hacked=1>',
  '<svg/onload=hacked=1>',
  '{{7*7}} \u0024{7*7} {inf1_1} {name}',
  '<xmp><script>hacked=1</script></xmp>',
  '<math><mtext></p><img src onerror=hacked=1>',
  'javascript:hacked=1',
  '</script><script>hacked=1</script>',
  '<a href="jav&#x09;ascript:hacked=1">x</a><form action=//evil.example><input name=body>',
  '\u202Etxet tfel-ot-thgir\u202C <w:p/> &lt;b&gt; %3Cscript%3E',
] as const;
const NAME = `Anna ${HOSTILE[0]}`;
const ORGANISATION = `Kumla ${HOSTILE[1]}`;
const REASON = `Fel: ${HOSTILE[3]}`;
const SECRET_WORDS = 'hemliga ord som bara hör hemma i svaret';

let browser: Browser;
let database: OwnDatabase;
let server: RunningServer;
let world: World;
let coordinator: Working;
let approver: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  database = await copyDemo();
  world = await readWorld(database.url);
  const personId = world.person('kumla', 'coordinator');
  await sql`update people set name = ${NAME}, title = ${HOSTILE[4]} where id = ${personId}`.execute(world.db);
  await sql`update organisations set name = ${ORGANISATION}, formal_name = ${ORGANISATION} where slug = 'kumla'`.execute(
    world.db,
  );
  await sql`update rounds set name = ${HOSTILE[6]} where status = 'open'`.execute(world.db);
  server = await startServer({ databaseUrl: database.url, environment: { LOG_LEVEL: 'trace' } });
  const visitor = new Visitor(server.origin);
  await visitor.signIn(personId);
  coordinator = { visitor, world, personId, assessmentId: world.assessment('kumla') };
  approver = new Visitor(server.origin);
  await approver.signIn(world.person('kumla', 'approver'));
  await answerEverything(coordinator, (code) => {
    const text = HOSTILE[CODES.indexOf(code) % HOSTILE.length]!;
    return { comment: `${text} ${SECRET_WORDS}`, evidence: text };
  });
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
  await server?.stop();
  await database?.drop();
});

/** Looks at pages as somebody with a browser: what was written is read as it was written, and nothing runs. */
async function expectLiteral(visitor: Visitor, paths: readonly string[], wanted: readonly string[]): Promise<void> {
  const { page, complaints } = await openPage(browser, server.origin, { viewport: { width: 1280, height: 900 } });
  await page.context().addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: server.origin })));
  let read = '';
  for (const path of paths) {
    const html = (await visitor.get(path)).text;
    expect(html, path).not.toMatch(/<(img|svg|script|a|form|xmp|math)[^>]*(hacked|evil)/);
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.locator('details').evaluateAll((all) => {
      for (const details of all) details.setAttribute('open', '');
    });
    const found = await page.evaluate(() => ({
      hacked: 'hacked' in window,
      foreign: document.querySelectorAll('img[src=x], svg[onload], [onerror], xmp, math, a[href^="java" i]').length,
      words: [...document.querySelectorAll('textarea')].map((area) => area.value).join('\n'),
      text: document.body.textContent ?? '',
    }));
    expect([found.hacked, found.foreign], path).toEqual([false, 0]);
    read += found.text + found.words;
  }
  for (const text of wanted) expect(read, text).toContain(text);
  expect(read).not.toContain('49 49');
  expect(complaints).toEqual([]);
  await page.context().close();
}

describe('what people write is text', () => {
  const assessment = () => `/sjalvskattning/${coordinator.assessmentId}`;

  it('while answering and reviewing', async () => {
    const areas = AREA_SLUGS.map((slug) => `${assessment()}/${slug}`);
    const pages = ['/oversikt', assessment(), ...areas, `${assessment()}/granska`];
    await expectLiteral(coordinator.visitor, pages, [...HOSTILE, NAME, ORGANISATION]);
  });

  it('when it is sent back, approved, received and looked at', async () => {
    expect(await handOver(coordinator)).toBe(302);
    await expectLiteral(approver, [`${assessment()}/godkann`], [...HOSTILE, ORGANISATION]);
    const back = { intent: 'sendBack', reason: REASON };
    expect((await approver.post(`${assessment()}/godkann`, back)).status).toBe(302);
    await expectLiteral(coordinator.visitor, [assessment()], [REASON]);
    expect(await handOver(coordinator)).toBe(302);
    await sql`update people set name = ${NAME} where id = ${world.person('kumla', 'approver')}`.execute(world.db);
    expect(await sign(approver, coordinator.assessmentId)).toBe(302);
    const result = `/resultat/kumla/${world.openRound}`;
    const pages = [assessment(), `${assessment()}/kvitto`, result, `${result}?visa=INF1`, '/oversikt'];
    await expectLiteral(approver, pages, [...HOSTILE, NAME, ORGANISATION]);
  });

  it('for the county and on the sign-in page', async () => {
    const county = new Visitor(server.origin);
    await county.signIn(world.person('programme', 'county'));
    await expectLiteral(county, ['/lan', '/lan/uppfoljning'], [HOSTILE[6]]);
    await expectLiteral(county, ['/lan/uppfoljning'], [ORGANISATION]);
    await expectLiteral(new Visitor(server.origin), ['/logga-in'], [NAME, ORGANISATION, HOSTILE[4]]);
  });
});

describe('when something breaks', () => {
  it('the page gives a reference that stands in the log, and tells nothing else', async () => {
    const result = `/resultat/kumla/${world.openRound}`;
    await sql`alter table node_scores rename to node_scores_gone`.execute(world.db);
    for (const path of [result, result.replace(/$/, '.data')]) {
      const broken = await approver.get(path);
      expect(broken.status).toBe(500);
      expect(broken.text).not.toMatch(/node_scores|SQLITE|no such table|node_modules|\.mjs|at async/);
      const reference = /Referensnummer: (?:<!-- -->)?([0-9a-f-]{36})/.exec(broken.text)?.[1];
      if (path === result) expect(server.output).toContain(`"requestId":"${reference}"`);
      expect(reference === undefined, path).toBe(path !== result);
    }
    await sql`alter table node_scores_gone rename to node_scores`.execute(world.db);
    expect((await approver.get(result)).status).toBe(200);
  });

  it('the log holds no answers, names or session tokens', () => {
    const token = coordinator.visitor.cookies.get('session') ?? '';
    expect(token.length).toBeGreaterThan(40);
    for (const words of [SECRET_WORDS, 'hacked', token]) expect(server.output.includes(words), words).toBe(false);
  });
});
