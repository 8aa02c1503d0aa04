/** A base to be made up for a program. */
export interface BaseAsked {
  /** Text of the program. */
  readonly text: string;
  readonly size: number;
  readonly seed: number;
  /** YYYY-MM-DD. */
  readonly asOf: string;
}

/** `lines`: a partner with its records each, as an import takes them (NDJSON, UTF-8). */
export type BaseSaid =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'made'; readonly lines: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'refused'; readonly message: string };
