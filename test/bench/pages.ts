import { readFileSync } from 'node:fs';
import { connect, type Engine } from '#db/connection.server';
import { listPeople } from '#db/queries/people';
import { openBrowser } from '../support/browser';
import { copyDemo, type RunningServer, startServer } from '../support/server';
import { slugOf } from './bulk-county';
import { type Country, openCountry, type Reader } from './country-online';
import { type Line, ms, ratio, summarise, type Times, timeEach } from './measure';
import { PersonOnline } from './people-online';

const WARM_UP = 15;
const REQUESTS = 100;
const COUNTY = 15;
const COUNTRY = 290;
const YEARS = 10;
/** As many organisations as a page of comparison shows. */
const ROWS = 50;

/** The demo served, with Kumla's coordinator signed in. */
async function openDemo(): Promise<{ server: RunningServer; person: PersonOnline; close: () => Promise<void> }> {
  const database = await copyDemo();
  const db = connect(database.url);
  const coordinator = (await listPeople(db)).find((one) => one.organisation === 'kumla' && one.role === 'coordinator');
  await db.destroy();
  const server = await startServer({ databaseUrl: database.url });
  const person = new PersonOnline(server.origin);
  await person.postForm('/logga-in', { intent: 'demo', person: coordinator!.id, back: '' });
  return {
    server,
    person,
    close: async () => {
      person.leave();
      await server.stop();
      await database.drop();
    },
  };
}

async function resultPath(person: PersonOnline): Promise<string> {
  const { text } = await person.get('/oversikt');
  const found = /\/resultat\/kumla\/\d+/.exec(text)?.[0];
  if (!found) throw new Error('the overview has no link to a result');
  return found;
}

/** Reads a page in two countries in turn, and sums up the times of each. */
async function readInTurn(countries: readonly [Country, Country], reader: Reader, path: string) {
  const times = countries.map(() => [] as number[]);
  for (let index = 0; index < WARM_UP + REQUESTS; index++) {
    for (const [which, country] of countries.entries()) {
      const [time] = await timeEach(1, () => country.read(reader, path));
      if (index >= WARM_UP) times[which]!.push(time!);
    }
  }
  return times.map(summarise) as [Times, Times];
}

/**
 * The result page and the page of comparison over ten years: in a whole country beside a county. A page of comparison
 * shows fifty rows, so it is read beside a county of fifty; as the county's coordinator, and as an organisation that may
 * see less.
 */
export async function benchPages(engine: Engine): Promise<Line[]> {
  const country = await openCountry(COUNTRY, YEARS, engine);
  const lines: Line[] = [];
  const compare = async (what: string, beside: Country, size: number, reader: Reader, path: string) => {
    const [large, small] = await readInTurn([country, beside], reader, path);
    lines.push({
      what: `${what}, ${COUNTRY} / ${size}, ${YEARS} years, ${engine}`,
      measured: `p95 ${ratio(large.p95 / small.p95)} (${ms(large.p95)} / ${ms(small.p95)}), p50 ${ratio(large.p50 / small.p50)}`,
      bar: 'p95 ≤ 2×',
    });
  };
  try {
    for (const [size, pages] of [
      [COUNTY, [['result page', 'organisation', `/resultat/${slugOf(0)}/${country.year}`]]],
      [
        ROWS,
        [
          ['comparison, an organisation', 'organisation', `/jamfor?omgang=${country.year}`],
          ['comparison, the county', 'county', `/jamfor?omgang=${country.year}`],
        ],
      ],
    ] as const) {
      const beside = await openCountry(size, YEARS, engine);
      try {
        for (const [what, reader, path] of pages) await compare(what, beside, size, reader, path);
      } finally {
        await beside.close();
      }
    }
  } finally {
    await country.close();
  }
  return lines;
}

/** From starting the process to the first page, and what it holds in memory after it. */
export async function benchColdStart(): Promise<Line[]> {
  const database = await copyDemo();
  await startServer({ databaseUrl: database.url }).then((server) => server.stop());
  const started = performance.now();
  const server = await startServer({ databaseUrl: database.url });
  await new PersonOnline(server.origin).get('/');
  const seconds = (performance.now() - started) / 1000;
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  const megabytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  await server.stop();
  await database.drop();
  return [
    { what: 'cold start to first page, built', measured: `${seconds.toFixed(2)} s`, bar: '≤ 3 s' },
    { what: 'memory at rest', measured: `${megabytes.toFixed(0)} MB`, bar: '≤ 200 MB' },
  ];
}

/** The scripts that a browser fetches for a page, as they come over the wire. */
export async function benchBundles(): Promise<Line[]> {
  const { server, person, close } = await openDemo();
  const assessment = /\/sjalvskattning\/[0-9a-f-]{36}/.exec((await person.get('/oversikt')).text)?.[0];
  const result = await resultPath(person);
  const plan = result.replace('/resultat/', '/plan/');
  const pages = [
    ['overview', '/oversikt', '≤ 130 kB'],
    ['assessment', `${assessment}`, '≤ 130 kB'],
    ['review', `${assessment}/granska`, '≤ 130 kB'],
    ['plan, table', `${plan}?vy=tabell`, '≤ 130 kB'],
    ['plan, board', `${plan}?vy=tavla`, '≤ 130 kB'],
    ['new action', `${plan}/aktivitet/ny`, '≤ 130 kB'],
    ['plan read in', `${plan}/las-in`, '≤ 130 kB'],
    ['comparison', '/jamfor', '≤ 200 kB'],
    ['method', '/metod', '≤ 130 kB'],
    ['answer page', `${assessment}/inf`, '≤ 480 kB'],
    ['result page', result, '≤ 200 kB'],
  ] as const;
  const browser = await openBrowser();
  const lines: Line[] = [];
  try {
    for (const [name, path, bar] of pages) {
      const context = await browser.newContext();
      const [cookie, value] = person.cookie.split('=') as [string, string];
      await context.addCookies([{ name: cookie, value, url: server.origin }]);
      const page = await context.newPage();
      const scripts: Promise<{ responseBodySize: number }>[] = [];
      page.on('response', (response) => {
        if (response.request().resourceType() === 'script') scripts.push(response.request().sizes());
      });
      await page.goto(`${server.origin}${path}`, { waitUntil: 'networkidle' });
      const bytes = (await Promise.all(scripts)).reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
      lines.push({ what: `JavaScript sent, ${name}`, measured: `${(bytes / 1000).toFixed(0)} kB gzip`, bar });
      await context.close();
    }
  } finally {
    await browser.close();
    await close();
  }
  return lines;
}
