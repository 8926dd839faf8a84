import { readFileSync } from 'node:fs';
import { closeRound } from '#app/features/rounds/close-round.server';
import { connect } from '#db/connection.server';
import { migrateToLatest } from '#db/migrator';
import { upsertInstallationValue } from '#db/queries/operations';
import { listPeople } from '#db/queries/people';
import { openBrowser } from '../support/browser';
import { copyDemo, emptyDatabase, type RunningServer, startServer } from '../support/server';
import { closedAtOf, createBulkCounty, slugOf } from './bulk-county';
import { type Line, ms, ratio, summarise, timeEach } from './measure';
import { PersonOnline } from './people-online';

const WARM_UP = 15;
const REQUESTS = 100;
const COUNTY = 15;
const COUNTRY = 290;
const YEARS = 10;

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

/** A country of so many organisations and ten closed rounds, served, with the approver of the first one signed in. */
async function openCountry(organisations: number) {
  const database = await emptyDatabase();
  const db = connect(database.url);
  await migrateToLatest(db);
  const county = await createBulkCounty(db, { organisations, years: YEARS });
  const { id, year } = county.rounds.at(-1)!;
  await closeRound(db, id, { now: closedAtOf(year), actor: { personId: county.countyPersonId } });
  await upsertInstallationValue(db, 'content', 'demo');
  await db.destroy();
  const server = await startServer({ databaseUrl: database.url });
  const person = new PersonOnline(server.origin);
  await person.postForm('/logga-in', { intent: 'demo', person: county.approver.id, back: '' });
  const read = async () => {
    const { status, text } = await person.get(`/resultat/${slugOf(0)}/${year}`);
    if (status !== 200) throw new Error(`${status}: ${text.slice(0, 300)}`);
  };
  const readLightest = () => person.get('/kakor');
  return {
    read,
    readLightest,
    close: async () => {
      person.leave();
      await server.stop();
      await database.drop();
    },
  };
}

/** The result page of one organisation in a county and in a whole country, in turn, and beside the lightest page. */
export async function benchResultPage(): Promise<Line[]> {
  const county = await openCountry(COUNTY);
  const country = await openCountry(COUNTRY);
  try {
    const times = { county: [] as number[], country: [] as number[], light: [] as number[] };
    for (let index = 0; index < WARM_UP + REQUESTS; index++) {
      const [ofCounty] = await timeEach(1, county.read);
      const [ofCountry] = await timeEach(1, country.read);
      const [light] = await timeEach(1, country.readLightest);
      if (index < WARM_UP) continue;
      times.county.push(ofCounty!);
      times.country.push(ofCountry!);
      times.light.push(light!);
    }
    const [small, large, light] = [summarise(times.county), summarise(times.country), summarise(times.light)];
    return [
      {
        what: `result page, ${COUNTRY} × ${YEARS} years / ${COUNTY} × ${YEARS} years`,
        measured: `p95 ${ratio(large.p95 / small.p95)} (${ms(large.p95)} / ${ms(small.p95)}), p50 ${ratio(large.p50 / small.p50)}`,
        bar: 'p95 ≤ 2×',
      },
      {
        what: `result page / lightest page, ${COUNTRY} × ${YEARS} years`,
        measured: `p95 ${ratio(large.p95 / light.p95)} (${ms(large.p95)}), p50 ${ratio(large.p50 / light.p50)}`,
        bar: '–',
      },
    ];
  } finally {
    await county.close();
    await country.close();
  }
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
  const pages = [
    ['overview', '/oversikt', '≤ 130 kB'],
    ['answer page', `${assessment}/inf`, '≤ 480 kB'],
    ['result page', await resultPath(person), '≤ 200 kB'],
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
