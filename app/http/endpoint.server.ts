import express, { type Response as ExpressResponse, type RequestHandler } from 'express';
import type { AppContext } from './context';

/** What an endpoint reads of a request. Small on purpose: web streams and Remix cost more than a save itself. */
export interface EndpointRequest {
  method: string;
  url: string;
  headers: Pick<Headers, 'get'>;
  params: Readonly<Record<string, string | undefined>>;
  text: () => string;
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
  answer: (request: EndpointRequest, context: AppContext) => Promise<EndpointAnswer>;
}

/** Express handlers for one endpoint: the body (at most `maxBody`), then the answer; a thrown Response is its status. */
export function endpointHandlers(
  endpoint: Endpoint,
  getContext: (response: ExpressResponse) => AppContext,
  maxBody: string,
): RequestHandler[] {
  const answer: RequestHandler = async (request, response, next) => {
    try {
      const { status, json, headers } = await endpoint.answer(
        {
          method: request.method,
          url: request.originalUrl,
          headers: { get: (name) => request.get(name) ?? null },
          params: request.params,
          text: () => (Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''),
        },
        getContext(response),
      );
      response.status(status).set('Cache-Control', 'no-store');
      if (headers) response.set(headers);
      if (json === undefined) response.end();
      else response.type('json').end(JSON.stringify(json));
    } catch (error) {
      if (error instanceof Response) response.status(error.status).set('Cache-Control', 'no-store').end();
      else next(error);
    }
  };
  return [express.raw({ type: () => true, limit: maxBody }), answer];
}
