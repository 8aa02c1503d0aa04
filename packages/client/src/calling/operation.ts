/** How an operation is called. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api/v1`, with `{name}` for what `params` gives. */
  readonly path: string;
  /** Whether it may be sent again when nobody knows whether it arrived. */
  readonly isRepeatable: boolean;
  readonly hasKey: boolean;
}

/** The body of an upload: text, or bytes as they come. */
export type Upload = string | Uint8Array | ReadableStream<Uint8Array>;

/** An operation that is asked nothing. */
export type NoRequest = Readonly<Record<never, never>>;
