import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installGlobals } from '@remix-run/node';
import type { ServerBuild } from '@remix-run/server-runtime';
import type { Kysely } from 'kysely';
import { type Logger, pino } from 'pino';
import { connect } from '#db/connection.server';
import { explainStorageError } from '#db/explain-storage-error';
import { migrateToLatest } from '#db/migrator';
import { findInstallationValue } from '#db/queries/operations';
import type { Database } from '#db/schema';
import { type Config, readConfig } from './config.server';
import { roundWork } from './features/rounds/run-round-jobs.server';
import { startJobRunner } from './jobs/run-jobs.server';
import { startMailSender } from './jobs/send-mail.server';
import { createApp } from './server';

const STOP_AFTER_MS = 10_000;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function stopWith(text: string, code: number): never {
  process.stderr.write(`${text}\n`);
  process.exit(code);
}

/** Starts the product from the environment; ends the process with a text people understand when it can't. */
export async function serve(isDevelopment: boolean): Promise<void> {
  installGlobals({ nativeFetch: true });
  const result = readConfig(process.env);
  if ('missing' in result) {
    stopWith(`Inställningar saknas eller är fel (settings are missing or wrong):\n- ${result.missing.join('\n- ')}`, 2);
  }
  const { config } = result;
  const log = pino({ level: config.mode === 'demo' ? 'warn' : config.logLevel });
  const db = await openDatabase(config, log);
  const isDemoData = (await findInstallationValue(db, 'content')) === 'demo';
  if (isDemoData && config.mode === 'production') {
    stopWith('Databasen innehåller demodata och får inte användas i drift. (The database holds demo data.)', 2);
  }
  const sources = isDevelopment ? await developmentSources() : builtSources();
  const app = createApp({ config, db, log, isDemoData, ...sources });
  const server = createServer(app);
  // Longer than proxies and browsers keep a connection unused (mostly 60 s): else one may be closed under a request.
  server.keepAliveTimeout = 75_000;
  const mail = startMailSender({ db, config, log });
  await listen(server, config);
  const jobs = startJobRunner({ db, log, work: roundWork });
  stopCleanly(server, async () => {
    mail.stop();
    await jobs.stop();
    await db.destroy();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  say(`Mognadskollen: ${config.origin ?? `http://localhost:${port}`}`);
  if (isDemoData) {
    say(
      'Demo: välj en organisation och en roll på första sidan. (Choose an organisation and a role on the first page.)',
    );
  }
}

async function openDatabase(config: Config, log: Logger): Promise<Kysely<Database>> {
  try {
    const db = connect(config.databaseUrl, {
      onIdleError: ({ message }) => log.error({ reason: message }, 'database connection lost'),
    });
    await migrateToLatest(db);
    return db;
  } catch (error) {
    const explanation = explainStorageError(error, config.databaseUrl);
    if (!explanation) throw error;
    return stopWith(`${explanation.sv}\n${explanation.en}`, 1);
  }
}

function builtSources() {
  const folder = join(process.cwd(), 'build');
  const bundle = join(folder, 'server', 'remix.js');
  if (!existsSync(bundle)) stopWith('Bygg först: npm run build (build first)', 1);
  const build = import(pathToFileURL(bundle).href) as Promise<ServerBuild>;
  return { getBuild: () => build, clientFolder: join(folder, 'client') };
}

async function developmentSources() {
  const vite = await import('vite');
  const server = await vite.createServer({ server: { middlewareMode: true } });
  return {
    getBuild: () => server.ssrLoadModule('virtual:remix/server-build') as Promise<unknown> as Promise<ServerBuild>,
    clientFolder: join(process.cwd(), 'public'),
    devMiddleware: server.middlewares,
  };
}

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        stopWith(
          `Port ${config.port} används redan. Stäng det andra programmet eller välj en annan port: PORT=3001 npm start\n` +
            `(Port ${config.port} is busy. Close the other program or choose another port.)`,
          1,
        );
      }
      stopWith(`Servern kunde inte starta (the server could not start): ${error.message}`, 1);
    });
    server.listen(config.port, config.host, resolve);
  });
}

/** Ctrl-C and termination: no new requests, open ones finish, then the database closes. */
function stopCleanly(server: Server, close: () => Promise<void>): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    say('Stänger … (stopping)');
    setTimeout(() => process.exit(1), STOP_AFTER_MS).unref();
    server.close(() => {
      void close().then(() => process.exit(0));
    });
    server.closeIdleConnections();
    // A connection that is still answering is not kept for a next request.
    server.keepAliveTimeout = 1;
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
