import { NoAnswerError } from '../problems/problem-error.ts';
import { errorOf } from '../problems/read-problem.ts';
import type { ClientOptions } from './client-options.ts';

/** One request, however often it has to be sent. */
export interface Sending {
  readonly url: string;
  readonly init: RequestInit & { readonly headers: Readonly<Record<string, string>> };
  readonly isRepeatable: boolean;
  readonly idempotencyKey: string | undefined;
  readonly signal: AbortSignal | undefined;
}

const FIRST_WAIT = 200;
const LONGEST_WAIT = 10_000;

/** Refused for now, not for good: too many, in progress, or not reachable. */
const isForNow = ({ status, headers }: Response): boolean =>
  status === 429 || status === 503 || (status === 409 && headers.has('retry-after'));

function waitOf(attempt: number, response: Response | undefined): number {
  const asked = Number(response?.headers.get('retry-after'));
  const own = Math.min(FIRST_WAIT * 2 ** attempt, LONGEST_WAIT);
  return Number.isFinite(asked) && asked > 0 ? Math.max(asked * 1000, own) : own;
}

function waiting(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}

/**
 * Sends a request until it is answered: what may be repeated is sent again, with the same key, when no answer comes or one
 * says "for now". Throws `ProblemError` for what is refused, `NoAnswerError` where nobody knows.
 */
export async function send(sending: Sending, options: ClientOptions): Promise<Response> {
  const { url, init, isRepeatable, idempotencyKey, signal } = sending;
  const attempts = isRepeatable ? (options.attempts ?? 5) : 1;
  const doFetch = options.fetch ?? fetch;
  const wait = options.wait ?? waiting;
  for (let attempt = 0; ; attempt += 1) {
    const isLast = attempt + 1 >= attempts;
    let response: Response | undefined;
    try {
      response = await doFetch(url, { ...init, ...(signal ? { signal } : {}) });
    } catch (error) {
      if (signal?.aborted) throw error;
      if (isLast) throw new NoAnswerError(`${new URL(url).origin} does not answer.`, idempotencyKey, error);
    }
    if (response?.ok) return response;
    if (response && (isLast || !isForNow(response))) throw await errorOf(response, idempotencyKey);
    await response?.body?.cancel();
    await wait(waitOf(attempt, response), signal);
  }
}
