import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EndpointContext } from './context';

/** What an endpoint reads of a request. Small on purpose: web streams, Express and Remix cost more than a save itself. */
export interface EndpointRequest {
  method: string;
  url: string;
  headers: Pick<Headers, 'get'>;
  params: Readonly<Record<string, string | undefined>>;
  text: string;
}

export interface EndpointAnswer {
  status: number;
  json?: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** An address that is answered with JSON instead of a page. `id` is its row in access/permissions.ts. */
export interface Endpoint {
  id: string;
  method: 'post';
  path: string;
  file: string;
  answer: (request: EndpointRequest, context: EndpointContext) => Promise<EndpointAnswer>;
}

/** What every request begins with: its context, the headers of its answer, and whether one of our own pages sent it. */
export interface Beginning {
  context: EndpointContext;
  headers: Readonly<Record<string, string>>;
  isFromOwnPage: boolean;
}

interface Listening {
  begin: (request: IncomingMessage) => Beginning;
  /** Bytes of the largest body; a larger one is answered 413. */
  maxBody: number;
}

/**
 * Takes the requests that are for one of the endpoints and tells so; the others are for Express and Remix. A thrown
 * Response is its status.
 */
export function endpointListener(
  endpoints: readonly Endpoint[],
  { begin, maxBody }: Listening,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const known = endpoints.map((endpoint) => ({ endpoint, pattern: toPattern(endpoint.path) }));
  return (request, response) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    for (const { endpoint, pattern } of known) {
      const match = request.method === endpoint.method.toUpperCase() ? pattern.exec(path) : null;
      if (!match) continue;
      const params = match.groups ?? {};
      const { context, headers, isFromOwnPage } = begin(request);
      const answer = isFromOwnPage ? answerOf(endpoint, { request, params, maxBody, context }) : refuse(context, path);
      void answer.then((found) => send(response, found, headers));
      return true;
    }
    return false;
  };
}

async function refuse({ log, requestId }: EndpointContext, path: string): Promise<EndpointAnswer> {
  log.warn({ requestId, path }, 'refused: other origin');
  return { status: 403 };
}

interface Asked {
  request: IncomingMessage;
  params: EndpointRequest['params'];
  maxBody: number;
  context: EndpointContext;
}

async function answerOf(endpoint: Endpoint, { request, params, maxBody, context }: Asked): Promise<EndpointAnswer> {
  try {
    const body = await readBody(request, maxBody);
    if (!Buffer.isBuffer(body)) return { status: body.problem };
    const headers = { get: (name: string) => headerOf(request, name) };
    const { method = '', url = '' } = request;
    return await endpoint.answer({ method, url, headers, params, text: body.toString('utf8') }, context);
  } catch (error) {
    if (error instanceof Response) return { status: error.status };
    context.log.error({ requestId: context.requestId, err: error }, 'request failed');
    return { status: 500, json: { reference: context.requestId } };
  }
}

/** `/a/:id/b` as a pattern with a group for each parameter. */
function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name.toLowerCase()];
  return (Array.isArray(value) ? value.join(', ') : value) ?? null;
}

/** The body, or the status that refuses it: 413 too large, 415 compressed (our own pages never are), 400 broken off. */
function readBody(request: IncomingMessage, maxBody: number): Promise<Buffer | { problem: 400 | 413 | 415 }> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let length = 0;
    if (request.headers['content-encoding']) resolve({ problem: 415 });
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= maxBody) return;
      // Read to its end and forgotten: many a client listens only when it has sent everything.
      chunks = [];
      resolve({ problem: 413 });
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => resolve({ problem: 400 }));
  });
}

function send(response: ServerResponse, { status, json, headers }: EndpointAnswer, common: Beginning['headers']): void {
  const body = json === undefined ? '' : JSON.stringify(json);
  response.writeHead(status, {
    ...common,
    'Cache-Control': 'no-store',
    ...(json === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}
