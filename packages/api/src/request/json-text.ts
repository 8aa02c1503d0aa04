import { requestRefused } from '../problems/request-refused.ts';

const DEEPEST = 64;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Where a text of JSON first nests deeper than is allowed; -1: nowhere. A loop over bytes: no text makes it deep. */
function tooDeepAt(bytes: Uint8Array): number {
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at += 1;
      while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
    } else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > DEEPEST) return at;
    } else if (byte === 0x7d || byte === 0x5d) {
      depth -= 1;
    }
  }
  return -1;
}

/** NUL, which no row could hold, and half a character. */
const BAD = /\0|\p{Cs}/u;

/** Pointer of the first text or key that cannot be kept, or that a careless reader would take for the prototype. The value nests at most as deep as `tooDeepAt` allows. */
export function badTextAt(value: unknown): string | undefined {
  if (typeof value === 'string') return BAD.test(value) ? '' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  // Pointers are put together on the way back: most bodies are fine, and some are large.
  for (const key of Object.keys(value)) {
    const bad = key === '__proto__' || BAD.test(key) ? '' : badTextAt((value as { readonly [key: string]: unknown })[key]);
    if (bad !== undefined) return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}${bad}`;
  }
  return undefined;
}

/**
 * Bad texts come by escapes, since UTF-8 has no halves of characters and JSON no bare NUL; the prototype by its name. Without
 * either a body need not be walked.
 */
const mayBeBad = (text: string) => /\\u|__proto__/.test(text);

/** The value of a body: JSON in UTF-8, at most 64 deep, with texts that can be kept. */
export function parseBody(bytes: Uint8Array): unknown {
  const deep = tooDeepAt(bytes);
  if (deep >= 0) throw requestRefused('API109', `The body nests deeper than ${DEEPEST} levels.`, { expected: `at most ${DEEPEST} levels` });
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (error) {
    // The engine's message may repeat the text: only its place is told.
    const place = error instanceof SyntaxError ? /position \d+/.exec(error.message)?.[0] : undefined;
    throw requestRefused(
      'API108',
      error instanceof TypeError ? 'The body is not UTF-8.' : `The body is not JSON${place ? ` (${place})` : ''}.`,
    );
  }
  const bad = mayBeBad(text) ? badTextAt(value) : undefined;
  if (bad !== undefined) throw requestRefused('API110', 'A key or a text cannot be kept.', { pointer: bad.replaceAll('\0', '') });
  return value;
}
