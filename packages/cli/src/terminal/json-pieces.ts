/** Entries of a long list that are written at once. */
const AT_ONCE = 1000;
/** Objects so far inside are taken apart: lists of thousands lie no deeper. */
const DEEPEST = 3;
/** Pieces shorter than this wait for the next ones. */
const LEAST = 1 << 16;

const isLeftOut = (value: unknown): boolean => value === undefined || typeof value === 'function' || typeof value === 'symbol';

const isTakenApart = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);

/** The text of a value so many objects inside: JSON indents it in as many lists, which are cut off. */
function inside(value: unknown, depth: number): string {
  let outer = value;
  for (let level = 0; level < depth; level += 1) outer = [outer];
  const text = JSON.stringify(outer, null, 2);
  return depth === 0 ? text : text.slice(depth * (depth + 3), -depth * (depth + 1));
}

function* parts(value: unknown, depth: number): Generator<string> {
  const indent = '  '.repeat(depth);
  if (Array.isArray(value) && value.length > AT_ONCE) {
    for (let from = 0; from < value.length; from += AT_ONCE) {
      const batch = inside(value.slice(from, from + AT_ONCE), depth);
      yield `${from === 0 ? '[' : ','}${batch.slice(1, -2 - indent.length)}`;
    }
    yield `\n${indent}]`;
    return;
  }
  const members = isTakenApart(value) && depth < DEEPEST ? Object.entries(value).filter(([, member]) => !isLeftOut(member)) : [];
  if (members.length === 0) {
    yield inside(value, depth);
    return;
  }
  for (const [index, [name, member]] of members.entries()) {
    yield `${index === 0 ? '{' : ','}\n${indent}  ${JSON.stringify(name)}: `;
    yield* parts(member, depth + 1);
  }
  yield `\n${indent}}`;
}

/** The text of `JSON.stringify(value, null, 2)` in pieces: that of a report of a million partners is never whole in memory. */
export function* jsonPieces(value: unknown): Generator<string> {
  let waiting = '';
  for (const part of parts(value, 0)) {
    waiting += part;
    if (waiting.length < LEAST) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting !== '') yield waiting;
}
