import type { Finding } from './finding.ts';
import { toPointer } from './json-pointer.ts';
import { MAX_PROBLEMS } from './limits.ts';
import { lineStartsOf, positionAt } from './line-starts.ts';

/** An object, list or text that is not closed yet. */
interface Open {
  kind: 'object' | 'list' | 'text';
  offset: number;
}

/** The state of reading one text: where it is, what is open, what was found. */
export interface Reader {
  readonly text: string;
  readonly lineStarts: readonly number[];
  at: number;
  readonly path: (string | number)[];
  readonly open: Open[];
  readonly findings: Finding[];
}

export const readerOf = (text: string): Reader => ({ text, lineStarts: lineStartsOf(text), at: 0, path: [], open: [], findings: [] });

/** The line of an offset, counted from 1. */
export const lineOf = (reader: Reader, offset: number) => positionAt(reader.lineStarts, offset).line;

/** What goes wrong without ending the reading, such as a key that is there twice. */
export function report(reader: Reader, finding: Omit<Finding, 'pointer' | 'severity'> & Partial<Pick<Finding, 'pointer' | 'severity'>>) {
  if (reader.findings.length > MAX_PROBLEMS) return;
  reader.findings.push({ severity: 'error', pointer: toPointer(reader.path), ...finding });
}

/** A syntax error ends the reading: whatever follows would be a guess. */
export function fail(reader: Reader, offset: number, message: string, expected: string, suggestion?: string): undefined {
  report(reader, { code: 'PDL100', offset, message, expected, ...(suggestion === undefined ? {} : { suggestion }) });
  return undefined;
}

/** The text ended too early; says what was left open, and where it was opened. */
export function failAtEnd(reader: Reader, expected: string, open = reader.open.at(-1)): undefined {
  const unclosed = open ? `: the ${open.kind} opened at line ${lineOf(reader, open.offset)} is not closed` : '';
  return fail(
    reader,
    reader.text.length,
    `Unexpected end of file${unclosed}.`,
    expected,
    'The file may be cut off; compare its end with the original.',
  );
}

export function skipSpace(reader: Reader) {
  const { text } = reader;
  for (;;) {
    const code = text.charCodeAt(reader.at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    reader.at += 1;
  }
}
