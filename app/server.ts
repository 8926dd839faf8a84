import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { AppLoadContext, ServerBuild } from '@remix-run/server-runtime';
import compression from 'compression';
import express, { type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { findInstallationValue } from '#db/queries/operations';
import type { Database } from '#db/schema';
import type { Config } from './config.server';
import { endpoints } from './endpoints.server';
import { SaveGroup } from './features/answering/save-group.server';
import type { EndpointContext } from './http/context';
import { endpointListener } from './http/endpoint.server';
import { isHarmlessOrOwn } from './http/origin';
import { remixHandler } from './http/remix-handler.server';
import { securityHeaders } from './http/security-headers';
import { createSessionReader, readViewer } from './http/session.server';

/** Forms and saves are small: sixty answers with the longest comments stay far below. */
const MAX_BODY = 512 * 1024;
/** A plan's file of at most 5 MB: itself, or what was read of it with the yes to it. */
const MAX_PLAN_FILE = '10mb';
const PLAN_FILE = /^\/plan\/[^/]+\/[^/]+\/las-in(\.data)?$/;
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
