import type { Json, Problem } from '@tierwright/program';

/**
 * Why a command was not done; nothing of it is kept. `status` is that of HTTP: 403 the role may not, 404 not there for the
 * caller, 409 refused in the present state, 412 another revision, 422 the input, 429 too much, 503 try again.
 */
export interface Failure {
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 503;
  /** Stable: `CMD104`; the code of the first problem where there is one. */
  readonly code: string;
  readonly title: string;
  readonly problems: readonly Problem[];
  /** 409 and 412: what is there now. */
  readonly current?: Json;
  /** Seconds after which to try again. */
  readonly retryAfter?: number;
}
