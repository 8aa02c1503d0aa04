/** Where the API is, and as whom it is called. */
export interface ClientOptions {
  /** `http://127.0.0.1:7400`: without a path. */
  readonly address: string;
  /** `tw_…`; without it the session cookie of a browser counts. */
  readonly apiKey?: string;
  /** How often a request that may be repeated is sent at most; default 5. */
  readonly attempts?: number;
  readonly fetch?: typeof fetch;
  /** A new idempotency key; default a random UUID. */
  readonly newKey?: () => string;
  /** Waits before the next attempt; default by the clock. */
  readonly wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}
