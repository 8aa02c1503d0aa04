import type { FactValue } from '@tierwright/facts';
import { type Bits, newBits, setBit } from './bits.ts';
import type { Column } from './column.ts';
import { bytesFor, type Numbers, numbersOf } from './lanes.ts';

/** What a column holds: the types of the language, without what they are measured in. */
export type ColumnKind = Column['kind'];

function knownOf(values: readonly FactValue[]): Bits | null {
  if (!values.includes(null)) return null;
  const known = newBits(values.length);
  for (const [index, value] of values.entries()) if (value !== null) setBit(known, index);
  return known;
}

/** −0 is kept as it is, which only doubles can. */
const isWhole = (value: number): boolean => Number.isInteger(value) && !Object.is(value, -0);

function numbers(values: readonly FactValue[]): Numbers {
  let [least, most, areWhole] = [0, 0, true];
  for (const value of values) {
    if (typeof value !== 'number') continue;
    areWhole &&= isWhole(value);
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const column = numbersOf(areWhole ? bytesFor(least, most) : 8, values.length);
  for (const [index, value] of values.entries()) column[index] = (value ?? 0) as number;
  return column;
}

/** Words, sorted, and the place of each among them. */
function dictionary(all: Iterable<string>): { words: readonly string[]; codeOf: (word: string) => number } {
  const words = [...new Set(all)].sort();
  const codes = new Map(words.map((word, code) => [word, code]));
  return { words, codeOf: (word) => codes.get(word) as number };
}

function codesOf(values: readonly FactValue[], words: number, codeOf: (word: string) => number): Numbers {
  const codes = numbersOf(bytesFor(0, words), values.length);
  for (const [index, value] of values.entries()) codes[index] = value === null ? 0 : codeOf(value as string);
  return codes;
}

/** A column of values of one type; null is unknown. */
export function columnOf(kind: ColumnKind, values: readonly FactValue[]): Column {
  const known = knownOf(values);
  switch (kind) {
    case 'number':
      return { kind, known, values: numbers(values) };
    case 'flag': {
      const flags = newBits(values.length);
      for (const [index, value] of values.entries()) if (value === true) setBit(flags, index);
      return { kind, known, values: flags };
    }
    case 'word': {
      const { words, codeOf } = dictionary(values.filter((value) => value !== null) as string[]);
      return { kind, known, words, codes: codesOf(values, words.length, codeOf) };
    }
    case 'set': {
      const sets = values.map((value) => (value ?? []) as readonly string[]);
      const { words, codeOf } = dictionary(sets.flat());
      const starts = new Int32Array(values.length + 1);
      for (const [index, members] of sets.entries()) starts[index + 1] = (starts[index] as number) + members.length;
      return { kind, known, words, starts, codes: Int32Array.from(sets.flat(), codeOf) };
    }
  }
}
