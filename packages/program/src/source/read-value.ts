import { shortText } from '../problems/short-value.ts';
import type { Json } from '../tests/schema.ts';
import { MAX_PROBLEMS } from './limits.ts';
import { readNumber } from './read-number.ts';
import { readText } from './read-text.ts';
import { lineOf, type Reader, report, skipSpace } from './reader.ts';
import type { Member, Spot } from './spot.ts';
import { unexpected } from './unexpected.ts';

/** A value and where it stands. */
export interface Read {
  value: Json;
  spot: Spot;
}

/** Keys through which JavaScript objects are tampered with. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const LITERALS: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

function readLiteral(reader: Reader): Read | undefined {
  const start = reader.at;
  for (const [word, value] of LITERALS) {
    const after = reader.text[start + word.length] ?? '';
    if (reader.text.startsWith(word, start) && !/\w/.test(after)) {
      reader.at += word.length;
      return { value, spot: { start, end: reader.at } };
    }
  }
  return unexpected(reader, 'a value');
}

function readScalar(reader: Reader): Read | undefined {
  const start = reader.at;
  const code = reader.text.charCodeAt(start);
  let value: Json | undefined;
  if (code === 34) value = readText(reader);
  else if (code === 45 || (code >= 48 && code <= 57)) value = readNumber(reader);
  else return readLiteral(reader);
  return value === undefined ? undefined : { value, spot: { start, end: reader.at } };
}

/** Any value; `at` stands on its first character. The depth was checked before, so that recursion is bounded. */
export function readValue(reader: Reader): Read | undefined {
  const code = reader.text.charCodeAt(reader.at);
  if (code === 123) return readObject(reader);
  if (code === 91) return readList(reader);
  return readScalar(reader);
}

/** After a value in an object or list: true if another follows, false if it is closed. */
function nextOrClose(reader: Reader, close: number, expected: string): boolean | undefined {
  skipSpace(reader);
  const code = reader.text.charCodeAt(reader.at);
  if (code !== 44 && code !== close)
    return unexpected(reader, expected, /["\w{[-]/.test(reader.text[reader.at] ?? '') ? 'A comma is missing before it.' : undefined);
  reader.at += 1;
  return code === 44;
}

function readList(reader: Reader): Read | undefined {
  const start = reader.at;
  const value: Json[] = [];
  const items: Spot[] = [];
  reader.open.push({ kind: 'list', offset: start });
  reader.at += 1;
  skipSpace(reader);
  let more = reader.text.charCodeAt(reader.at) !== 93;
  if (!more) reader.at += 1;
  while (more) {
    skipSpace(reader);
    if (reader.text.charCodeAt(reader.at) === 93) return unexpected(reader, 'a value', 'Leave out the comma before it.');
    reader.path.push(value.length);
    const item = readValue(reader);
    if (!item) return undefined;
    reader.path.pop();
    value.push(item.value);
    items.push(item.spot);
    const next = nextOrClose(reader, 93, 'a comma or ]');
    if (next === undefined) return undefined;
    more = next;
  }
  reader.open.pop();
  return { value, spot: { start, end: reader.at, items } };
}

/** Stores a member unless its key was there before (PDL104) or may not be used at all (PDL119). */
function store(reader: Reader, into: Record<string, Json>, members: Member[], key: string, member: Member, value: Json) {
  if (FORBIDDEN_KEYS.has(key)) {
    const message = `The key "${key}" is not allowed in a document.`;
    report(reader, { code: 'PDL119', offset: member.key, value: key, message, suggestion: 'Choose another name.' });
  } else if (key in into) {
    if (reader.findings.length > MAX_PROBLEMS) return;
    const before = members.find(({ name }) => name === key);
    const message = `The key "${shortText(key)}" is there twice; the first is at line ${lineOf(reader, before?.key ?? member.key)}.`;
    report(reader, {
      code: 'PDL104',
      offset: member.key,
      value: shortText(key),
      message,
      expected: 'each key once',
      suggestion: 'Remove one of the two.',
    });
  } else {
    members.push(member);
    into[key] = value;
  }
}

function readMember(reader: Reader): { key: string; member: Member; value: Json } | undefined {
  const at = reader.at;
  if (reader.text.charCodeAt(at) !== 34) {
    return unexpected(reader, 'a key in double quotes', reader.text[at] === '}' ? 'Leave out the comma before it.' : undefined);
  }
  const key = readText(reader);
  if (key === undefined) return undefined;
  skipSpace(reader);
  if (reader.text.charCodeAt(reader.at) !== 58) return unexpected(reader, `a colon after "${shortText(key)}"`);
  reader.at += 1;
  skipSpace(reader);
  reader.path.push(key);
  const read = readValue(reader);
  if (!read) return undefined;
  return { key, member: { name: key, key: at, value: read.spot }, value: read.value };
}

function readObject(reader: Reader): Read | undefined {
  const start = reader.at;
  // Without a prototype no key can reach one, whatever it is called.
  const value: Record<string, Json> = Object.create(null);
  const members: Member[] = [];
  reader.open.push({ kind: 'object', offset: start });
  reader.at += 1;
  skipSpace(reader);
  let more = reader.text.charCodeAt(reader.at) !== 125;
  if (!more) reader.at += 1;
  while (more) {
    skipSpace(reader);
    const read = readMember(reader);
    if (!read) return undefined;
    store(reader, value, members, read.key, read.member, read.value);
    reader.path.pop();
    const next = nextOrClose(reader, 125, 'a comma or }');
    if (next === undefined) return undefined;
    more = next;
  }
  reader.open.pop();
  return { value, spot: { start, end: reader.at, members } };
}
