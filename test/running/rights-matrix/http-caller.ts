import { randomUUID } from 'node:crypto';

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Somebody who asks over HTTP: with a session, with a key, or nobody. */
export class HttpCaller {
  readonly url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, proof: { readonly cookie?: string; readonly key?: string } = {}) {
    this.url = url;
    const { cookie, key } = proof;
    this.#headers = key === undefined ? { origin: url, ...(cookie === undefined ? {} : { cookie }) } : { authorization: `Bearer ${key}` };
  }

  /** Signs in; the session is a new one. */
  static async signedIn(url: string, login: string, password: string): Promise<HttpCaller> {
    const answer = await new HttpCaller(url).send('POST', '/session', { body: { login, password } });
    if (answer.status !== 201) throw new Error(`${login}: ${answer.text}`);
    return new HttpCaller(url, { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' });
  }

  async send(
    method: string,
    path: string,
    { body, headers = {}, raw }: { readonly body?: unknown; readonly headers?: Record<string, string>; readonly raw?: string } = {},
  ): Promise<HttpAnswer> {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method: method.toUpperCase(),
      headers: {
        ...this.#headers,
        'idempotency-key': randomUUID(),
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
      signal: AbortSignal.timeout(60_000),
    });
    const { status, headers: answered } = response;
    // Events may never end: that they begin is enough.
    if (answered.get('content-type')?.startsWith('text/event-stream')) {
      await response.body?.cancel();
      return { status, text: '', headers: answered };
    }
    return { status, text: await response.text(), headers: answered };
  }

  /** What has to be done: its body. */
  async done<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const answer = await this.send(method, path, { body, headers });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return (answer.text === '' ? undefined : JSON.parse(answer.text)) as T;
  }
}
