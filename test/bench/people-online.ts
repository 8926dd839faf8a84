import { Agent, request as httpRequest } from 'node:http';

/** A client as a browser is one: keeps its connection and its cookie, sends the headers that the server checks. */
export class PersonOnline {
  readonly #origin: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #cookie = '';

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** `name=value` as the server set it last. */
  get cookie(): string {
    return this.#cookie;
  }

  /** Sends one request and answers status, body and headers. */
  send(method: string, path: string, body?: { type: string; text: string }): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        `${this.#origin}${path}`,
        {
          method,
          agent: this.#agent,
          headers: {
            Cookie: this.#cookie,
            Origin: this.#origin,
            ...(body ? { 'Content-Type': body.type, 'Content-Length': Buffer.byteLength(body.text) } : {}),
          },
        },
        (response) => {
          const cookies = response.headers['set-cookie'] ?? [];
          for (const cookie of cookies) this.#cookie = cookie.split(';')[0] ?? '';
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
          );
          response.on('error', reject);
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body?.text);
    });
  }

  get(path: string) {
    return this.send('GET', path);
  }

  postForm(path: string, fields: Record<string, string>) {
    const text = new URLSearchParams(fields).toString();
    return this.send('POST', path, { type: 'application/x-www-form-urlencoded', text });
  }

  postJson(path: string, value: unknown) {
    return this.send('POST', path, { type: 'application/json', text: JSON.stringify(value) });
  }

  leave() {
    this.#agent.destroy();
  }
}
