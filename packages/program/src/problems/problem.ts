/** How much a problem matters: an error stops a document from loading or a partner from being decided. */
export type Severity = 'error' | 'warning' | 'advice';

/**
 * A coded finding about a document or a partner's data. `code` is stable (`PDL201`); `pointer` is an RFC 6901 JSON
 * pointer; `line` and `column` count from 1 in the source text (in UTF-16 code units) and are absent where there is no
 * text; `value` is the offending value, shortened.
 */
export interface Problem {
  code: string;
  severity: Severity;
  pointer: string;
  line?: number;
  column?: number;
  value?: unknown;
  message: string;
  expected?: string;
  suggestion?: string;
}

/** Either a value, or the reasons why there is none. Warnings and advice may come with a value. */
export type Outcome<T> = { ok: true; value: T; problems: Problem[] } | { ok: false; problems: Problem[] };
