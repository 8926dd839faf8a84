import { writeReadableStreamToWritable } from '@remix-run/node';
import { type AppLoadContext, createRequestHandler, type ServerBuild } from '@remix-run/server-runtime';
import type { RequestHandler } from 'express';
import { noteRefusals } from './note-refusals.server';

/**
 * Bridges Express and Remix. Our own, not `@remix-run/express`, for one reason: bodies are read by Express before (limit
 * of size, also for compressed and chunked ones) and handed on as bytes, which that adapter can't do.
 */
export function remixHandler(
  getBuild: () => Promise<ServerBuild>,
  getContext: (response: Parameters<RequestHandler>[1]) => AppLoadContext,
  mode: string,
): RequestHandler {
  const handle = createRequestHandler(async () => noteRefusals(await getBuild()), mode);
  return async (request, response, next) => {
    try {
      const controller = new AbortController();
      response.on('close', () => {
        if (!response.writableEnded) controller.abort();
      });
      const answer = await handle(toWebRequest(request, controller.signal), getContext(response));
      response.statusMessage = answer.statusText;
      response.status(answer.status);
      for (const [name, value] of answer.headers) response.append(name, value);
      if (answer.body) await writeReadableStreamToWritable(answer.body, response);
      else response.end();
    } catch (error) {
      next(error);
    }
  };
}

type NodeRequest = Parameters<RequestHandler>[0];

function toWebRequest(request: NodeRequest, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (Array.isArray(value)) for (const one of value) headers.append(name, one);
    else if (value !== undefined) headers.set(name, value);
  }
  const host = request.get('Host') ?? 'localhost';
  const url = new URL(`${request.protocol}://${host}${request.originalUrl}`);
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  return new Request(url, {
    method: request.method,
    headers,
    signal,
    ...(hasBody ? { body: toBody(request.body) } : {}),
  });
}

function toBody(body: unknown): BodyInit {
  return Buffer.isBuffer(body) ? new Uint8Array(body) : new Uint8Array();
}
