import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { connect as openSocket } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  copyDemo,
  emptyDatabase,
  freePort,
  type OwnDatabase,
  type RunningServer,
  runToEnd,
  startServer,
  until,
} from '../support/server';
import { changesOf } from './steps';
import { Visitor } from './visitor';
import { readWorld, VERSION } from './world';

let database: OwnDatabase | null = null;
let server: RunningServer | null = null;

afterEach(async () => {
  await server?.stop();
  await database?.drop();
  [server, database] = [null, null];
});

const PRODUCTION = {
  MOGNAD_MODE: 'production',
  APP_ORIGIN: 'https://mognad.test',
  APP_SECRET: 'a-secret-of-this-test-alone-0123456789',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'Mognadskollen <noreply@example.se>',
  ACTOR_NAME: 'Region Exempel',
  ACTOR_EMAIL: 'tillganglighet@example.se',
};

const fileOf = (url: string) => url.replace(/^file:/, '');

describe('a start that can’t be', () => {
  it('says that the port is busy and which to choose', async () => {
    database = await copyDemo();
    server = await startServer({ databaseUrl: database.url });
    const second = runToEnd('server', { PORT: String(server.port), DATABASE_URL: database.url });
    expect(second.code).toBe(1);
    expect(second.output).toContain(`Port ${server.port} används redan`);
    expect(second.output).toContain('is busy');
    expect(second.output).not.toMatch(/EADDRINUSE|at \S+ \(/);
    expect((await new Visitor(server.origin).get('/halsa')).text, 'the first goes on').toBe('ok');
  });

  it.each<[string, (file: string) => void, RegExp]>([
    ['a file that is no database', (file) => writeFileSync(file, 'inte en databas '.repeat(500)), /är ingen databas/],
    ['a damaged database', (file) => damage(file), /är skadad|är ingen databas/],
    ['a database cut in half', (file) => truncateSync(file, 30_000), /är skadad|är ingen databas/],
  ])('names the file and what to do: %s', async (_name, spoil, text) => {
    database = await copyDemo();
    spoil(fileOf(database.url));
    for (const program of ['seed', 'server'] as const) {
      const refused = runToEnd(program, { PORT: String(await freePort()), DATABASE_URL: database.url });
      expect([refused.code, program]).toEqual([1, program]);
      expect(refused.output).toMatch(text);
      expect(refused.output).toContain(fileOf(database.url));
      expect(refused.output).not.toMatch(/\n\s+at \S+/);
    }
  });

  it('names the place when nothing can be written there', async () => {
    database = await copyDemo();
    // Under a file no folder can be made, whoever asks.
    const place = join(fileOf(database.url), 'folder', 'x.db');
    for (const program of ['seed', 'server'] as const) {
      const refused = runToEnd(program, { PORT: String(await freePort()), DATABASE_URL: `file:${place}` });
      expect([refused.code, refused.output.includes(place)]).toEqual([1, true]);
      expect(refused.output).toMatch(/går inte att öppna eller skapa/);
    }
  });

  it('names a PostgreSQL server that does not answer, without its password', async () => {
    const url = `postgres://someone:hemligt@127.0.0.1:${await freePort()}/mognad`;
    const refused = runToEnd('server', { DATABASE_URL: url, PORT: String(await freePort()) });
    expect(refused.code).toBe(1);
    expect(refused.output).toMatch(/Databasservern svarar inte/);
    expect(refused.output).not.toContain('hemligt');
  });
});

describe('production', () => {
  it('lists every setting that is missing or unsafe, and starts nothing', async () => {
    database = await emptyDatabase();
    const unsafe = { ...PRODUCTION, APP_ORIGIN: 'http://mognad.test', APP_SECRET: 'short' };
    for (const [settings, names] of [
      [{ MOGNAD_MODE: 'production' }, ['APP_ORIGIN', 'APP_SECRET', 'SMTP_URL']],
      [unsafe, ['APP_ORIGIN', 'APP_SECRET']],
      [{ ...PRODUCTION, PORT: 'tre', PROXY_HOPS: '-1' }, ['PORT', 'PROXY_HOPS']],
      [{ MOGNAD_MODE: 'prod' }, ['MOGNAD_MODE']],
    ] as const) {
      for (const program of ['server', 'seed'] as const) {
        const refused = runToEnd(program, { DATABASE_URL: database.url, ...settings });
        expect(refused.code).toBe(2);
        for (const name of names) expect(refused.output).toContain(name);
        expect(refused.output).not.toContain('Mognadskollen: http');
      }
    }
  });

  it('reads secrets from files', async () => {
    database = await emptyDatabase();
    const folder = join(dirname(fileOf(database.url)), 'secrets');
    mkdirSync(folder);
    writeFileSync(join(folder, 'secret'), `${PRODUCTION.APP_SECRET}\n`);
    const { APP_SECRET, ...others } = PRODUCTION;
    const environment = { ...others, APP_SECRET_FILE: join(folder, 'secret'), HOST: '127.0.0.1' };
    server = await startServer({ databaseUrl: database.url, environment });
    expect((await new Visitor(server.origin).get('/halsa')).text).toBe('ok');
    expect(server.output).not.toContain(APP_SECRET);
  });

  it('refuses a database with demo data', async () => {
    database = await copyDemo();
    const settings = { ...PRODUCTION, DATABASE_URL: database.url, PORT: String(await freePort()) };
    for (const program of ['server', 'seed'] as const) {
      const refused = runToEnd(program, settings);
      expect([refused.code === 0, refused.output.includes('demodata')]).toEqual([false, true]);
    }
  });
});

describe('stopping', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('on %s finishes what is under way and ends well', async (signal) => {
    database = await copyDemo();
    server = await startServer({ databaseUrl: database.url });
    const world = await readWorld(database.url);
    const personId = world.person('kumla', 'coordinator');
    const visitor = new Visitor(server.origin);
    await visitor.signIn(personId);
    const assessmentId = world.assessment('kumla');
    const responseId = await world.response(assessmentId, personId);
    const answers = await changesOf({ visitor, world, assessmentId, personId }, [{ indicator: 'INF1.3' }]);
    const body = JSON.stringify({ responseId, version: VERSION, answers });
    const socket = openSocket(server.port, '127.0.0.1');
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    const head = [
      `POST /sjalvskattning/${assessmentId}/svar HTTP/1.1`,
      ...[`Host: localhost:${server.port}`, `Origin: ${server.origin}`, 'Content-Type: application/json'],
      `Cookie: session=${visitor.cookies.get('session')}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 40)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    server.signal(signal);
    await until(() => server?.output.includes('Stänger') === true, 5000);
    socket.write(body.slice(40));
    expect(await server.exited()).toBe(0);
    expect(heard).toMatch(/^HTTP\/1\.1 200/);
    expect(heard).toContain('"status":"saved"');
    const stored = await world.db
      .selectFrom('answer_versions')
      .select('indicator')
      .where('mutation_id', '=', answers[0]!.mutationId)
      .execute();
    expect(stored).toEqual([{ indicator: 'INF1.3' }]);
    await world.close();
  });
});

/** Writes nonsense over pages in the middle and over the list of tables. */
function damage(file: string): void {
  const content = readFileSync(file);
  content.fill(0xa5, 100, 4096);
  content.fill(0x5a, 8192, 65_536);
  writeFileSync(file, content);
}
