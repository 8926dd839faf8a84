import { readFileSync } from 'node:fs';
import { connect } from '#db/connection.server';
import { listPeople } from '#db/queries/people';
import { openBrowser } from '../support/browser';
import { copyDemo, type RunningServer, startServer } from '../support/server';
import { type Line, ms, ratio, summarise, timeEach } from './measure';
import { PersonOnline } from './people-online';

const REQUESTS = 60;

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

/** The result page against the lightest page of the same server. */
export async function benchResultPage(): Promise<Line[]> {
  const { person, close } = await openDemo();
  try {
    const path = await resultPath(person);
    await timeEach(10, () => person.get(path));
    await timeEach(10, () => person.get('/kakor'));
    const result = summarise(await timeEach(REQUESTS, () => person.get(path)));
    const light = summarise(await timeEach(REQUESTS, () => person.get('/kakor')));
    return [
      {
        what: 'result page / lightest page, 15 organisations',
        measured: `p50 ${ratio(result.p50 / light.p50)}, p95 ${ratio(result.p95 / light.p95)} (${ms(result.p95)})`,
        bar: '–',
      },
    ];
  } finally {
    await close();
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
      let bytes = 0;
      page.on('response', async (response) => {
        if (response.request().resourceType() !== 'script') return;
        bytes += (await response.request().sizes()).responseBodySize;
      });
      await page.goto(`${server.origin}${path}`, { waitUntil: 'networkidle' });
      lines.push({ what: `JavaScript sent, ${name}`, measured: `${(bytes / 1000).toFixed(0)} kB gzip`, bar });
      await context.close();
    }
  } finally {
    await browser.close();
    await close();
  }
  return lines;
}
