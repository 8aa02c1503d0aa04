/** Entries of a long list that are written at once. */
const AT_ONCE = 1000;
/** Objects so far inside are taken apart: lists of thousands lie no deeper. */
const DEEPEST = 3;
/** Pieces shorter than this wait for the next ones. */
const LEAST = 1 << 16;

const isLeftOut = (value: unknown): boolean => value === undefined || typeof value === 'function' || typeof value === 'symbol';

const isTakenApart = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);

/** Texts hold no line end of their own: JSON writes those as `\n`. */
const inside = (text: string, indent: string): string => (indent === '' ? text : text.replaceAll('\n', `\n${indent}`));

function* parts(value: unknown, indent: string, depth: number): Generator<string> {
  if (Array.isArray(value) && value.length > AT_ONCE) {
    for (let from = 0; from < value.length; from += AT_ONCE) {
      const batch = JSON.stringify(value.slice(from, from + AT_ONCE), null, 2).slice(2, -2);
      yield `${from === 0 ? '[' : ','}\n${indent}${inside(batch, indent)}`;
    }
    yield `\n${indent}]`;
    return;
  }
  const members = isTakenApart(value) && depth < DEEPEST ? Object.entries(value).filter(([, member]) => !isLeftOut(member)) : [];
  if (members.length === 0) {
    yield inside(JSON.stringify(value, null, 2), indent);
    return;
  }
  for (const [index, [name, member]] of members.entries()) {
    yield `${index === 0 ? '{' : ','}\n${indent}  ${JSON.stringify(name)}: `;
    yield* parts(member, `${indent}  `, depth + 1);
  }
  yield `\n${indent}}`;
}

/** The text of `JSON.stringify(value, null, 2)` in pieces: that of a report of a million partners is never whole in memory. */
export function* jsonPieces(value: unknown): Generator<string> {
  let waiting = '';
  for (const part of parts(value, '', 0)) {
    waiting += part;
    if (waiting.length < LEAST) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting !== '') yield waiting;
}
