import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { siteOfFile } from './site';
import { answerEverything, handOver, sign, type Working } from './steps';
import { Visitor } from './visitor';
import { AREA_SLUGS, CODES, type World } from './world';

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

/** Names that an administrator has written, or somebody with the database in their hands. */
async function renameEverything({ db, person }: World): Promise<void> {
  await sql`update people set name = ${NAME}, title = ${HOSTILE[4]} where id = ${person('kumla', 'coordinator')}`.execute(
    db,
  );
  await sql`update organisations set name = ${ORGANISATION}, formal_name = ${ORGANISATION} where slug = 'kumla'`.execute(
    db,
  );
  await sql`update rounds set name = ${HOSTILE[6]} where status = 'open'`.execute(db);
}

const site = siteOfFile({ prepare: renameEverything, environment: { LOG_LEVEL: 'trace' } });
let coordinator: Working;
let approver: Visitor;

beforeAll(async () => {
  const personId = site.world.person('kumla', 'coordinator');
  const visitor = await site.visitor('kumla', 'coordinator');
  coordinator = { visitor, world: site.world, personId, assessmentId: site.world.assessment('kumla') };
  approver = await site.visitor('kumla', 'approver');
  await answerEverything(coordinator, (code) => {
    const text = HOSTILE[CODES.indexOf(code) % HOSTILE.length]!;
    return { comment: `${text} ${SECRET_WORDS}`, evidence: text };
  });
});

/** Looks at pages as somebody with a browser: what was written is read as it was written, and nothing runs. */
async function expectLiteral(visitor: Visitor, paths: readonly string[], wanted: readonly string[]): Promise<void> {
  const { page, complaints } = await site.openAs(visitor, { viewport: { width: 1280, height: 900 } });
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
    await sql`update people set name = ${NAME} where id = ${site.world.person('kumla', 'approver')}`.execute(
      site.world.db,
    );
    expect(await sign(approver, coordinator.assessmentId)).toBe(302);
    const result = `/resultat/kumla/${site.world.openRound}`;
    const pages = [assessment(), `${assessment()}/kvitto`, result, `${result}?visa=INF1`, '/oversikt'];
    await expectLiteral(approver, pages, [...HOSTILE, NAME, ORGANISATION]);
  });

  it('for the county and on the sign-in page', async () => {
    const county = await site.visitor('programme', 'county');
    await expectLiteral(county, ['/lan', '/lan/uppfoljning'], [HOSTILE[6]]);
    await expectLiteral(county, ['/lan/uppfoljning'], [ORGANISATION]);
    await expectLiteral(new Visitor(site.origin), ['/logga-in'], [NAME, ORGANISATION, HOSTILE[4]]);
  });
});

describe('when something breaks', () => {
  it('the page gives a reference that stands in the log, and tells nothing else', async () => {
    const result = `/resultat/kumla/${site.world.openRound}`;
    await sql`alter table node_scores rename to node_scores_gone`.execute(site.world.db);
    for (const path of [result, result.replace(/$/, '.data')]) {
      const broken = await approver.get(path);
      expect(broken.status).toBe(500);
      expect(broken.text).not.toMatch(/node_scores|SQLITE|no such table|node_modules|\.mjs|at async/);
      const reference = /Referensnummer: (?:<!-- -->)?([0-9a-f-]{36})/.exec(broken.text)?.[1];
      if (path === result) expect(site.server.output).toContain(`"requestId":"${reference}"`);
      expect(reference === undefined, path).toBe(path !== result);
    }
    await sql`alter table node_scores_gone rename to node_scores`.execute(site.world.db);
    expect((await approver.get(result)).status).toBe(200);
  });

  it('the log holds no answers, names or session tokens', () => {
    const token = coordinator.visitor.cookies.get('session') ?? '';
    expect(token.length).toBeGreaterThan(40);
    for (const words of [SECRET_WORDS, 'hacked', token]) expect(site.server.output.includes(words), words).toBe(false);
  });
});
