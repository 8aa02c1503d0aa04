import { fail, failAtEnd, type Reader } from './reader.ts';

const WORDS: Record<string, string> = {
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
  None: 'null',
  NULL: 'null',
  Null: 'null',
  undefined: 'null',
};
const NUMBER_WORDS = new Set(['NaN', 'Infinity']);

/** What stands at an offset, as a person would name it. */
function nameOf(text: string, at: number): string {
  const word = /^[A-Za-z_$][\w$-]{0,39}/.exec(text.slice(at, at + 40))?.[0];
  if (word) return word;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const code = character.codePointAt(0) ?? 0;
  return code > 32 && code < 127 ? character : `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What an author most likely did where JSON allows nothing of the kind. */
function suggestionFor(text: string, at: number, found: string): string | undefined {
  const next = text.slice(at, at + 2);
  if (next === '//' || next === '/*' || found === '#') return 'JSON has no comments; use `note` for remarks.';
  if (found === "'") return 'Write text in double quotes: "…".';
  if (found === '“' || found === '”' || text[at] === '“' || text[at] === '”') return 'Use straight double quotes: "…".';
  if (found === '+' || found === '.') return 'Write numbers such as 5 or 0.5.';
  if (NUMBER_WORDS.has(found)) return 'JSON has only finite numbers.';
  const word = Object.hasOwn(WORDS, found) ? WORDS[found] : undefined;
  if (word !== undefined) return `Did you mean ${word}?`;
  return /^[A-Za-z_$][\w$-]*$/.test(found) ? `Write it in double quotes: "${found}".` : undefined;
}

/** The file ends in the middle of true, false or null. */
const isCutOff = (reader: Reader, found: string) =>
  reader.at + found.length === reader.text.length && ['true', 'false', 'null'].some((word) => word !== found && word.startsWith(found));

/** Something stands where `expected` should; says what, and what was probably meant. */
export function unexpected(reader: Reader, expected: string, hint?: string): undefined {
  if (reader.at >= reader.text.length) return failAtEnd(reader, expected);
  const found = nameOf(reader.text, reader.at);
  if (isCutOff(reader, found)) return failAtEnd(reader, expected);
  return fail(
    reader,
    reader.at,
    `Unexpected ${found}: here should be ${expected}.`,
    expected,
    hint ?? suggestionFor(reader.text, reader.at, found),
  );
}
