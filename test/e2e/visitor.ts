import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Sending {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/**
 * Somebody with a browser's cookies and nothing else: sends exactly the headers it is told, and follows no redirects.
 * State-changing requests say that they come from the site itself unless told otherwise.
 */
export class Visitor {
  readonly origin: string;
  readonly cookies = new Map<string, string>();
  readonly #agent = new Agent({ keepAlive: false });
  readonly #always: Record<string, string>;

  constructor(origin: string, always: Record<string, string> = {}) {
    this.origin = origin;
    this.#always = always;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, { headers });
  }

  /** Posts a form, as a page of ours would. */
  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  }

  json(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  send(path: string, { method = 'GET', headers = {}, body }: Sending): Promise<Answer> {
    const url = new URL(this.origin);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const own = method === 'GET' ? {} : { Origin: this.#always.Origin ?? this.origin };
    const all = { Host: url.host, ...(cookie ? { Cookie: cookie } : {}), ...own, ...this.#always, ...headers };
    const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
    return new Promise((resolve, reject) => {
      const { hostname, port } = url;
      const outgoing = request({ hostname, port, path, method, headers: sent, agent: this.#agent }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          this.#keepCookies(incoming.headers['set-cookie'] ?? []);
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /** One click on a demo person's button. */
  async signIn(personId: string): Promise<Answer> {
    const answer = await this.post('/logga-in', { intent: 'demo', person: personId, back: '/oversikt' });
    if (answer.status !== 302) throw new Error(`sign-in answered ${answer.status}`);
    return answer;
  }

  #keepCookies(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
