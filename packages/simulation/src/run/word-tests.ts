import { OPERATOR_TESTS } from '@tierwright/engine';
import type { FactValue } from '@tierwright/facts';
import type { Operator } from '@tierwright/program';
import type { Bits } from '../columns/bits.ts';
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

/** The same for sets: most have no member, or one, and those of one word pass alike. */
export function testSets(operator: Operator, column: Sets, from: number, count: number, limit: FactValue, out: Bits): void {
  const { starts, codes, words } = column;
  const test = OPERATOR_TESTS[operator];
  const alone = passing(words, operator, limit, (word) => [word], 'set');
  const empty = test([], limit) ? 1 : 0;
  for (let at = 0, word = 0; at < count; at += 32, word += 1) {
    const end = Math.min(32, count - at);
    let bits = 0;
    for (let lane = 0; lane < end; lane += 1) {
      const first = starts[from + at + lane] as number;
      const size = (starts[from + at + lane + 1] as number) - first;
      let passes = empty;
      if (size === 1) passes = alone[codes[first] as number] as number;
      else if (size > 1) passes = test(membersAt(column, from + at + lane), limit) ? 1 : 0;
      bits |= passes << lane;
    }
    out[word] = bits;
  }
}
