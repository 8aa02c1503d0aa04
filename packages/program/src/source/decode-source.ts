import { decodeUtf8, loneSurrogateAt, utf8Length } from './decode-utf8.ts';
import type { Finding } from './finding.ts';
import { MAX_BYTES } from './limits.ts';

type Decoded = { text: string } | { finding: Finding; text?: string };

const refused = (code: string, offset: number, message: string, expected: string, suggestion: string): { finding: Finding } => ({
  finding: { code, severity: 'error', pointer: '', offset, message, expected, suggestion },
});

const tooLarge = (size: string) =>
  refused(
    'PDL101',
    0,
    `The document is larger than 1 MB (${size}).`,
    `at most ${MAX_BYTES} bytes`,
    'Split the program, or move partners’ data out of it: a document holds rules, not records.',
  );

const wrongEncoding = (offset: number, message: string, suggestion: string) =>
  refused('PDL103', offset, message, 'UTF-8 without a byte order mark', suggestion);

const SAVE_AS_UTF8 = 'Save the file as UTF-8 without a byte order mark.';

/** UTF-16 and UTF-32 show themselves by their mark or by zero bytes among the first characters. */
function foreignEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'UTF-32' : 'UTF-16';
  if (first === 0xfe && second === 0xff) return 'UTF-16';
  if (first === 0 && second === 0) return 'UTF-32';
  if (first !== undefined && second !== undefined && (first === 0) !== (second === 0)) return 'UTF-16';
  return undefined;
}

function decodeBytes(bytes: Uint8Array, maxBytes: number): Decoded {
  if (bytes.length > maxBytes) return tooLarge(`${bytes.length} bytes`);
  const foreign = foreignEncoding(bytes);
  if (foreign) return wrongEncoding(0, `The document is written in ${foreign}.`, SAVE_AS_UTF8);
  const text = decodeUtf8(bytes);
  if (typeof text === 'string') return checkMark(text);
  const before = decodeUtf8(bytes.subarray(0, text.invalidAt));
  const known = typeof before === 'string' ? before : '';
  const byte = (bytes[text.invalidAt] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return { ...wrongEncoding(known.length, `Byte ${text.invalidAt + 1} (${byte}) is not UTF-8.`, SAVE_AS_UTF8), text: known };
}

function decodeText(text: string, maxBytes: number): Decoded {
  // A text can only grow in bytes, so a long one is refused before it is read.
  const size = text.length > maxBytes ? text.length : utf8Length(text);
  if (size > maxBytes) return tooLarge(text.length > maxBytes ? `${text.length} characters` : `${size} bytes`);
  const lone = loneSurrogateAt(text);
  if (lone >= 0)
    return { ...wrongEncoding(lone, 'The text holds half of a character (an unpaired surrogate).', 'Write the character anew.'), text };
  return checkMark(text);
}

const checkMark = (text: string): Decoded =>
  text.charCodeAt(0) === 0xfeff ? wrongEncoding(0, 'The document begins with a byte order mark.', SAVE_AS_UTF8) : { text };

/** The text of a document, or why it cannot be read: too large (PDL101), not UTF-8 (PDL103). */
export const decodeSource = (source: string | Uint8Array, maxBytes = MAX_BYTES): Decoded =>
  typeof source === 'string' ? decodeText(source, maxBytes) : decodeBytes(source, maxBytes);
