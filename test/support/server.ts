import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { connect, type Engine } from '#db/connection.server';

/** The built product as its own process, with a database of its own: started, killed and started again by tests. */
export interface ServerOptions {
  databaseUrl: string;
  port?: number;
  environment?: Record<string, string>;
}

type Environment = Record<string, string>;

const START_MS = 30_000;
const STOP_MS = 15_000;
/** Loading the demo into PostgreSQL takes a while on a small, busy machine. */
const RUN_MS = 150_000;
const MAIN = 'build/server/main.mjs';
const SEED = 'build/server/seed.mjs';

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

let isBuilt = false;

/** Builds the product when its sources have changed since it was built; once a test file. */
function build(): void {
  if (isBuilt) return;
  // A process of its own: Vite's configuration is another one under Vitest.
  const { VITEST, NODE_ENV, ...env } = process.env;
  const script = "await import('./scripts/prepare.mjs').then((prepare) => prepare.ensureBuilt())";
  const options = { env: { ...env, NODE_ENV: 'production' as const }, encoding: 'utf8' as const };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], options);
  if (status !== 0) throw new Error(`the product could not be built:\n${stdout}${stderr}`);
  isBuilt = true;
}

/** Nothing of the machine's own settings: a test says what the process is told. */
function environmentOf(given: Environment): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/tmp', NODE_ENV: 'production', ...given };
}

export class RunningServer {
  readonly port: number;
  readonly options: ServerOptions;
  /** Everything that the process has printed, of every start. */
  output = '';
  #child: ChildProcess | null = null;
  #exited: Promise<number | null> = Promise.resolve(null);

  constructor(options: ServerOptions, port: number) {
    this.options = options;
    this.port = port;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** Starts the process and answers when it has printed its address; fails with its output when it ends before. */
  async start(): Promise<void> {
    const { databaseUrl, environment } = this.options;
    const env = environmentOf({ PORT: String(this.port), DATABASE_URL: databaseUrl, ...environment });
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    running.add(child);
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk;
      this.output += chunk;
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    this.#exited = new Promise((resolve) => {
      child.once('exit', (code) => {
        running.delete(child);
        resolve(code);
      });
    });
    const hasEnded = this.#exited.then((code) => {
      throw new Error(`the server ended with ${code} before it listened:\n${said}`);
    });
    await Promise.race([
      until(
        () => said.includes('Mognadskollen: http'),
        START_MS,
        () => said,
      ),
      hasEnded,
    ]);
    hasEnded.catch(() => {});
  }

  /** Ends the process at once, as a power cut would end it. */
  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#exited;
  }

  /** Asks the process to stop, as Ctrl-C or the system would, and answers its exit code. */
  async stop(signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): Promise<number | null> {
    this.signal(signal);
    const isLate = setTimeout(() => this.#child?.kill('SIGKILL'), STOP_MS);
    const code = await this.#exited;
    clearTimeout(isLate);
    return code;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  exited(): Promise<number | null> {
    return this.#exited;
  }
}

/** A started server on a port that was free. Stop it when done. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  build();
  const server = new RunningServer(options, options.port ?? (await freePort()));
  await server.start();
  return server;
}

/** Runs the server or the seed with these settings until it ends by itself: for what is refused. */
export function runToEnd(
  program: 'server' | 'seed',
  environment: Environment,
): { code: number | null; output: string } {
  build();
  const result = spawnSync(process.execPath, [program === 'server' ? MAIN : SEED], {
    env: environmentOf(environment),
    encoding: 'utf8',
    timeout: RUN_MS,
  });
  return { code: result.status, output: result.stdout + result.stderr };
}

export interface OwnDatabase {
  url: string;
  engine: Engine;
  drop: () => Promise<void>;
}

/** A database with the demo of today, the test's own: a copy of one that was seeded once. */
export async function copyDemo(engine: Engine = 'sqlite'): Promise<OwnDatabase> {
  build();
  return engine === 'sqlite' ? ownFile(demoFile()) : ownPostgres(await demoTemplate());
}

/** An empty database of the test's own. */
export async function emptyDatabase(engine: Engine = 'sqlite'): Promise<OwnDatabase> {
  return engine === 'sqlite' ? ownFile(null) : ownPostgres(null);
}

/** Names a seeded database after everything that decides what is in it. */
function demoName(): string {
  const hash = createHash('sha256').update(readFileSync('build/.built')).update(new Date().toISOString().slice(0, 10));
  return `demo_${hash.digest('hex').slice(0, 12)}`;
}

function seed(databaseUrl: string): void {
  const { code, output } = runToEnd('seed', { DATABASE_URL: databaseUrl });
  if (code !== 0) throw new Error(`the demo could not be loaded:\n${output}`);
}

function demoFile(): string {
  const folder = join('.cache', 'e2e');
  const file = join(folder, `${demoName()}.db`);
  if (existsSync(file)) return file;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const half = join(folder, `${randomUUID()}.db`);
  seed(`file:${half}`);
  renameSync(half, file);
  return file;
}

function ownFile(template: string | null): OwnDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'mognad-e2e-'));
  const file = join(folder, 'test.db');
  if (template) copyFileSync(template, file);
  return {
    url: `file:${file}`,
    engine: 'sqlite',
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

function postgresUrl(database?: string): string {
  const given = process.env.TEST_DATABASE_URL;
  if (!given) throw new Error('no PostgreSQL server: TEST_DATABASE_URL is not set');
  const url = new URL(given);
  if (database) url.pathname = `/${database}`;
  return url.href;
}

/** Runs statements of the whole server, such as making a database. */
async function asAdmin<T>(work: (admin: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const admin = connect(postgresUrl(), { onIdleError: () => {} });
  try {
    return await work(admin);
  } finally {
    await admin.destroy();
  }
}

function demoTemplate(): Promise<string> {
  const name = demoName();
  return asAdmin(async (admin) => {
    const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(admin);
    if (rows.length > 0) return name;
    const half = `${name}_half`;
    await sql`drop database if exists ${sql.id(half)} with (force)`.execute(admin);
    await sql`create database ${sql.id(half)}`.execute(admin);
    seed(postgresUrl(half));
    await sql`alter database ${sql.id(half)} rename to ${sql.id(name)}`.execute(admin);
    return name;
  });
}

async function ownPostgres(template: string | null): Promise<OwnDatabase> {
  const name = `e2e_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(async (admin) => {
    await sql`create database ${sql.id(name)} template ${sql.id(template ?? 'template0')}`.execute(admin);
  });
  return {
    url: postgresUrl(name),
    engine: 'postgres',
    drop: () =>
      asAdmin(async (admin) => {
        await sql`drop database if exists ${sql.id(name)} with (force)`.execute(admin);
      }),
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Waits until `isSo`; fails after `withinMs` with what there is to tell. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  withinMs: number,
  tell: () => string = () => '',
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`not so within ${withinMs} ms: ${isSo}\n${tell()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
