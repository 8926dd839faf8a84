import { Client } from 'undici';

/** A client as a browser is one: keeps its connection and its cookie, sends the headers that the server checks. */
export class PersonOnline {
  readonly #origin: string;
  readonly #client: Client;
  #cookie = '';

  constructor(origin: string) {
    this.#origin = origin;
    this.#client = new Client(origin);
  }

  /** `name=value` as the server set it last. */
  get cookie(): string {
    return this.#cookie;
  }

  /** Sends one request and answers status and body. */
  async send(
    method: 'GET' | 'POST',
    path: string,
    body?: { type: string; text: string },
  ): Promise<{ status: number; text: string }> {
    const answer = await this.#client.request({
      method,
      path,
      headers: {
        cookie: this.#cookie,
        origin: this.#origin,
        ...(body ? { 'content-type': body.type } : {}),
      },
      body: body?.text ?? null,
    });
    for (const cookie of [answer.headers['set-cookie'] ?? []].flat()) this.#cookie = cookie.split(';')[0] ?? '';
    return { status: answer.statusCode, text: await answer.body.text() };
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

  leave(): void {
    void this.#client.destroy();
  }
}
