import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installGlobals } from '@remix-run/node';
import type { AppLoadContext, ServerBuild } from '@remix-run/server-runtime';
import compression from 'compression';
import express, { type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import type { Kysely } from 'kysely';
import { type Logger, pino } from 'pino';
import { connect } from '#db/connection.server';
import { explainStorageError } from '#db/explain-storage-error';
import { migrateToLatest } from '#db/migrator';
import { findInstallationValue } from '#db/queries/operations';
import type { Database } from '#db/schema';
import { type Config, readConfig } from './config.server';
import { endpoints } from './endpoints.server';
import { SaveGroup } from './features/answering/save-group.server';
import { roundWork } from './features/rounds/run-round-jobs.server';
import type { EndpointContext } from './http/context';
import { endpointListener } from './http/endpoint.server';
import { isHarmlessOrOwn } from './http/origin';
import { remixHandler } from './http/remix-handler.server';
import { securityHeaders } from './http/security-headers';
import { createSessionReader, readViewer } from './http/session.server';
import { startJobRunner } from './jobs/run-jobs.server';
import { startMailSender } from './jobs/send-mail.server';

/** Forms and saves are small: sixty answers with the longest comments stay far below. */
const MAX_BODY = 512 * 1024;
/** A plan's file of at most 5 MB: itself, or what was read of it with the yes to it. */
const MAX_PLAN_FILE = '10mb';
const PLAN_FILE = /^\/plan\/[^/]+\/[^/]+\/las-in(\.data)?$/;
const STOP_AFTER_MS = 10_000;
const IMMUTABLE = { immutable: true, maxAge: '1y', index: false } as const;

export interface AppOptions {
  config: Config;
  db: Kysely<Database>;
  log: Logger;
  isDemoData: boolean;
  getBuild: () => Promise<ServerBuild>;
  clientFolder: string;
  clock?: () => Date;
  /** In development Vite answers for the sources. */
  devMiddleware?: RequestHandler;
}

/** The HTTP application: the endpoints, and for everything else headers, limits, health, files, and Remix behind them. */
export function createApp(options: AppOptions): RequestListener {
  const { config, log, db } = options;
  const getContext = contextMaker(options);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.proxyHops);
  app.use((_request, response, next) => {
    response.locals.requestId = randomUUID();
    response.locals.nonce = newNonce();
    response.set(securityHeaders(response.locals.nonce, config));
    next();
  });
  app.get('/halsa', answerHealth(db));
  if (options.devMiddleware) app.use(options.devMiddleware);
  app.use(refuseForeignOrigins(config, log));
  app.use(compression());
  app.use('/assets', express.static(join(options.clientFolder, 'assets'), IMMUTABLE));
  app.use(express.static(options.clientFolder, { index: false, maxAge: '1h' }));
  app.post(PLAN_FILE, readPlanFile(getContext));
  app.use(express.raw({ type: () => true, limit: MAX_BODY }));
  app.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.use(remixHandler(options.getBuild, (response) => toPageContext(getContext, response), config.mode));
  app.use(answerError(log));
  const isEndpoint = endpointListener(endpoints, {
    begin: (request) => ({
      context: getContext(randomUUID()),
      headers: securityHeaders(newNonce(), config),
      isFromOwnPage: isHarmlessOrOwn(request, config),
    }),
    maxBody: MAX_BODY,
  });
  return (request, response) => {
    if (!isEndpoint(request, response)) app(request, response);
  };
}

/** 122 random bits, once a response. */
const newNonce = () => randomUUID().replaceAll('-', '');

type GetContext = (requestId: string) => EndpointContext;

/** What each request is answered with: the database, the clock's time, and what it is called in the log. */
function contextMaker({ db, config, log, isDemoData, clock = () => new Date() }: AppOptions): GetContext {
  const saves = new SaveGroup(db, clock);
  const sessions = createSessionReader(db);
  return (requestId) => ({ db, config, log, now: clock(), requestId, isDemoData, saves, sessions });
}

function toPageContext(getContext: GetContext, { req, locals }: Response): AppLoadContext {
  return { ...getContext(locals.requestId), nonce: locals.nonce, clientIp: req.ip ?? '' };
}

function answerHealth(db: Kysely<Database>): RequestHandler {
  return async (_request, response) => {
    try {
      await findInstallationValue(db, 'content');
      response.status(200).type('text/plain').send('ok');
    } catch {
      response.status(503).type('text/plain').send('database unavailable');
    }
  };
}

/** A plan's file is read for somebody who is signed in; for others the ordinary limit holds. */
function readPlanFile(getContext: GetContext): RequestHandler {
  const read = express.raw({ type: () => true, limit: MAX_PLAN_FILE });
  return async (request, response, next) => {
    try {
      const bearer = { headers: { get: (name: string) => request.get(name) ?? null } };
      if (await readViewer(bearer, getContext(response.locals.requestId))) read(request, response, next);
      else next();
    } catch (error) {
      next(error);
    }
  };
}

function refuseForeignOrigins(config: Config, log: Logger): RequestHandler {
  return (request, response, next) => {
    if (isHarmlessOrOwn(request, config)) return next();
    log.warn({ requestId: response.locals.requestId, path: request.path }, 'refused: other origin');
    response.status(403).type('text/plain').send('Begäran kom från en annan webbplats. (Request from another site.)');
  };
}

/** What Express and its body reader throw; errors of pages are Remix's own. */
function answerError(log: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    const status = typeof error?.status === 'number' && error.status < 500 ? error.status : 500;
    const { requestId } = response.locals;
    if (status === 500) log.error({ requestId, err: error }, 'request failed');
    if (response.headersSent) return next(error);
    const text =
      status === 413
        ? 'För stort: begäran är större än vad tjänsten tar emot. Inget har sparats. (Too large. Nothing was saved.)'
        : `Något gick fel. Referens: ${requestId}. (Something went wrong.)`;
    response.status(status).type('text/plain').send(text);
  };
}

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
