import type { Failure } from './failure.ts';

/** What came of a command: `body` is JSON as the API answers it. */
export type Answer<O> =
  | {
      readonly ok: true;
      readonly status: 200 | 201 | 202 | 204;
      readonly body: O;
      /** What a repeat of the request is answered and the store keeps, where `body` shows a secret once. */
      readonly again?: O;
      /** Revision of what was changed: the ETag. */
      readonly revision?: number;
      /** Path of what was made, below /api/v1. */
      readonly location?: string;
    }
  | { readonly ok: false; readonly failure: Failure };
