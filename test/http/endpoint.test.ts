import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EndpointContext } from '#app/http/context';
import { type Endpoint, endpointListener } from '#app/http/endpoint.server';

const MAX_BODY = 1000;
const said: string[] = [];
const log = pino({ level: 'warn' }, { write: (line: string) => said.push(line) });
const heard: string[] = [];

const echo: Endpoint = {
  id: 'echo',
  method: 'post',
  path: '/eko/:id/svar',
  file: 'none',
  answer: async ({ params, text, headers, url }, { requestId }) => {
    heard.push(text);
    if (text === 'bug') throw new Error('a bug');
    if (text === 'foreign') throw new Response(null, { status: 404 });
    return { status: 200, json: { id: params.id, text, url, type: headers.get('Content-Type'), requestId } };
  },
};

const plain: Endpoint = { ...echo, id: 'plain', path: '/eko' };

let server: Server;
let origin: string;
beforeAll(async () => {
  const isEndpoint = endpointListener([echo, plain], {
    maxBody: MAX_BODY,
    begin: (request) => ({
      context: { log, requestId: 'R1' } as unknown as EndpointContext,
      headers: { 'X-Common': 'yes' },
      isFromOwnPage: request.headers.origin !== 'https://evil.example',
    }),
  });
  server = createServer((request, response) => {
    if (!isEndpoint(request, response)) response.writeHead(299).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('an endpoint gets the body, its parameters and headers, and its answer carries the common headers', async () => {
  const answer = await fetch(`${origin}/eko/7/svar?x=1`, {
    method: 'POST',
    body: 'å 😀',
    headers: { 'Content-Type': 'a/b' },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('X-Common')).toBe('yes');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(await answer.json()).toEqual({ id: '7', text: 'å 😀', url: '/eko/7/svar?x=1', type: 'a/b', requestId: 'R1' });
});

test('an address without parameters is an endpoint too', async () => {
  const answer = await fetch(`${origin}/eko`, { method: 'POST', body: 'ask' });
  expect(await answer.json()).toMatchObject({ text: 'ask', url: '/eko' });
});

test('other addresses and methods are left to others', async () => {
  expect((await fetch(`${origin}/eko/7/svar`)).status).toBe(299);
  for (const path of ['/eko/7/svar/x', '/eko/7', '/eko//svar', '/x/eko/7/svar', '/eko/7/8/svar']) {
    expect((await fetch(`${origin}${path}`, { method: 'POST' })).status, path).toBe(299);
  }
});

test('a body that is too large is refused, told its length beforehand or not, and never reaches the endpoint', async () => {
  const before = heard.length;
  const large = 'x'.repeat(200_000);
  const inPieces = new ReadableStream({
    start(controller) {
      for (let piece = 0; piece < 20; piece++) controller.enqueue(new TextEncoder().encode('y'.repeat(100)));
      controller.close();
    },
  });
  const send = (body: string | ReadableStream) =>
    fetch(`${origin}/eko/7/svar`, { method: 'POST', body, ...{ duplex: 'half' } });
  expect((await send(large)).status).toBe(413);
  expect((await send(inPieces)).status).toBe(413);
  expect((await send('z'.repeat(MAX_BODY))).status).toBe(200);
  expect(heard.slice(before)).toEqual(['z'.repeat(MAX_BODY)]);
});

test('a compressed body is refused', async () => {
  const answer = await fetch(`${origin}/eko/7/svar`, {
    method: 'POST',
    body: new Uint8Array(gzipSync('{}')),
    headers: { 'Content-Encoding': 'gzip' },
  });
  expect(answer.status).toBe(415);
});

test('another site is refused before anything is read', async () => {
  const before = heard.length;
  const answer = await fetch(`${origin}/eko/7/svar`, {
    method: 'POST',
    body: '{}',
    headers: { Origin: 'https://evil.example' },
  });
  expect(answer.status).toBe(403);
  expect(heard).toHaveLength(before);
});

test('what the endpoint throws becomes a status; a bug is logged with its stack under the number that is answered', async () => {
  const send = (body: string) => fetch(`${origin}/eko/7/svar`, { method: 'POST', body });
  expect((await send('foreign')).status).toBe(404);
  const failed = await send('bug');
  expect(failed.status).toBe(500);
  expect(await failed.json()).toEqual({ reference: 'R1' });
  const line = JSON.parse(said.at(-1) ?? '{}');
  expect(line).toMatchObject({ requestId: 'R1', err: { message: 'a bug' } });
  expect(line.err.stack).toContain('endpoint.test.ts');
});

test('a request that breaks off is forgotten, and the next is answered', async () => {
  const before = heard.length;
  await new Promise<void>((resolve) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => {
      socket.write('POST /eko/7/svar HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\nhalf');
      setTimeout(() => socket.destroy(), 30);
    });
    socket.on('close', () => resolve());
  });
  expect((await fetch(`${origin}/eko/7/svar`, { method: 'POST', body: 'after' })).status).toBe(200);
  expect(heard.slice(before)).toEqual(['after']);
});
