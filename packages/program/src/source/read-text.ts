import { loneSurrogateAt } from './decode-utf8.ts';
import { fail, failAtEnd, type Reader, report } from './reader.ts';

const ESCAPES: Record<string, string> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const UNICODE = /^[0-9A-Fa-f]{4}$/;

/** The character that one escape means, in a text that begins at `start`. */
function readEscape(reader: Reader, start: number): string | undefined {
  const { text } = reader;
  const letter = text[reader.at + 1] ?? '';
  if (letter === '') return failAtEnd(reader, 'the rest of the escape and a closing quote', { kind: 'text', offset: start });
  if (letter === 'u') {
    const digits = text.slice(reader.at + 2, reader.at + 6);
    if (!UNICODE.test(digits)) return fail(reader, reader.at, 'After \\u four hexadecimal digits are needed.', 'such as \\u00e9');
    reader.at += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }
  const meant = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
  if (meant === undefined) {
    return fail(
      reader,
      reader.at,
      `JSON has no escape \\${letter}.`,
      '\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u0000',
      'Write \\\\ where a backslash itself is meant.',
    );
  }
  reader.at += 2;
  return meant;
}

function controlCharacter(reader: Reader, code: number): undefined {
  if (code === 10 || code === 13) {
    return fail(
      reader,
      reader.at,
      'A text ends at the end of its line without a closing quote.',
      'a closing "',
      'Close the quote, or write \\n for a new line inside a text.',
    );
  }
  const written = `\\u${code.toString(16).padStart(4, '0')}`;
  return fail(reader, reader.at, 'A text holds a control character as it is.', 'an escape', `Write ${code === 9 ? '\\t' : written}.`);
}

function checkSurrogates(reader: Reader, start: number, value: string) {
  if (loneSurrogateAt(value) < 0) return;
  const message = 'The text holds half of a character (an unpaired surrogate), written as an escape.';
  report(reader, {
    code: 'PDL103',
    offset: start,
    message,
    expected: 'both halves, such as \\ud83d\\ude00',
    suggestion: 'Write the character itself.',
  });
}

/** A text in double quotes; `at` stands on the opening quote. */
export function readText(reader: Reader): string | undefined {
  const { text } = reader;
  const start = reader.at;
  let value = '';
  let escaped = false;
  reader.at += 1;
  for (let from = reader.at; ; ) {
    const code = text.charCodeAt(reader.at);
    if (code === 34) {
      value += text.slice(from, reader.at);
      reader.at += 1;
      // The text itself was checked before, so only escapes can make half a character.
      if (escaped) checkSurrogates(reader, start, value);
      return value;
    }
    if (code === 92) {
      value += text.slice(from, reader.at);
      const meant = readEscape(reader, start);
      if (meant === undefined) return undefined;
      value += meant;
      escaped = true;
      from = reader.at;
    } else if (code < 32) return controlCharacter(reader, code);
    else if (reader.at >= text.length) return failAtEnd(reader, 'a closing "', { kind: 'text', offset: start });
    else reader.at += 1;
  }
}
