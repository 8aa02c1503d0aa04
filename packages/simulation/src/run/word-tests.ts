import { OPERATOR_TESTS } from '@tierwright/engine';
import type { FactValue } from '@tierwright/facts';
import type { Operator } from '@tierwright/program';
import { type Bits, setBit } from '../columns/bits.ts';
import type { Column } from '../columns/column.ts';

type Words = Extract<Column, { kind: 'word' }>;
type Sets = Extract<Column, { kind: 'set' }>;

const membersAt = ({ starts, codes, words }: Sets, index: number): string[] =>
  Array.from(codes.subarray(starts[index], starts[index + 1]), (code) => words[code] as string);

/** Beside the words of a column: whether each passes a test. All blocks, and all who ask the same of them, share it. */
const known = new WeakMap<readonly string[], Map<string, Uint8Array>>();

function passing(
  words: readonly string[],
  operator: Operator,
  limit: FactValue,
  asValue: (word: string) => FactValue,
  kind: string,
): Uint8Array {
  let tests = known.get(words);
  if (tests === undefined) {
    tests = new Map();
    known.set(words, tests);
  }
  const key = `${kind} ${operator} ${JSON.stringify(limit)}`;
  let found = tests.get(key);
  if (found === undefined) {
    const test = OPERATOR_TESTS[operator];
    found = Uint8Array.from(words, (word) => (test(asValue(word), limit) ? 1 : 0));
    tests.set(key, found);
  }
  return found;
}

/** Writes for words from one on whether they pass: each word is tested once. */
export function testWords(operator: Operator, { codes, words }: Words, from: number, count: number, limit: FactValue, out: Bits): void {
  const isPassing = passing(words, operator, limit, (word) => word, 'word');
  for (let at = 0, word = 0; at < count; at += 32, word += 1) {
    const end = Math.min(32, count - at);
    let bits = 0;
    for (let lane = 0; lane < end; lane += 1) bits |= (isPassing[codes[from + at + lane] as number] as number) << lane;
    out[word] = bits;
  }
}

/** Operators that a set passes as soon as one of its members alone does, and those that each has to pass. */
const IF_ANY: ReadonlySet<Operator> = new Set(['contains', 'someValue:contains']);
const IF_ALL: ReadonlySet<Operator> = new Set(['doesNotContain']);

/** The same for sets. */
export function testSets(operator: Operator, column: Sets, from: number, count: number, limit: FactValue, out: Bits): void {
  const isAny = IF_ANY.has(operator);
  if (!isAny && !IF_ALL.has(operator)) {
    testWhole(operator, column, from, count, limit, out);
    return;
  }
  const { starts, codes, words } = column;
  const alone = passing(words, operator, limit, (word) => [word], 'set');
  // What decides: a member that passes, or one that does not.
  const wanted = isAny ? 1 : 0;
  for (let at = 0, word = 0; at < count; at += 32, word += 1) {
    const end = Math.min(32, count - at);
    let bits = 0;
    let member = starts[from + at] as number;
    for (let lane = 0; lane < end; lane += 1) {
      const behind = starts[from + at + lane + 1] as number;
      let passes = 1 - wanted;
      for (; member < behind; member += 1) if (alone[codes[member] as number] === wanted) passes = wanted;
      bits |= passes << lane;
    }
    out[word] = bits;
  }
}

function testWhole(operator: Operator, column: Sets, from: number, count: number, limit: FactValue, out: Bits): void {
  const test = OPERATOR_TESTS[operator];
  out.fill(0);
  for (let index = 0; index < count; index += 1) if (test(membersAt(column, from + index), limit)) setBit(out, index);
}
