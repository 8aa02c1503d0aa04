import type { FactValue } from '@tierwright/facts';
import type { Column, ColumnKind } from './column.ts';
import { GrowingBits, GrowingIntegers, GrowingNumbers } from './growing-numbers.ts';
import { bytesFor } from './lanes.ts';

/** A column put together value by value; null is unknown. */
export interface ColumnBuilder {
  add(value: FactValue): void;
  finish(): Column;
}

/** Which values are known, once one is not. */
class Known {
  readonly #bits = new GrowingBits();
  #isAll = true;

  add(value: FactValue): void {
    if (value === null) this.#isAll = false;
    this.#bits.add(value !== null);
  }

  finish = () => (this.#isAll ? null : this.#bits.finish());
}

class NumberBuilder implements ColumnBuilder {
  readonly #known = new Known();
  readonly #values = new GrowingNumbers();

  add(value: FactValue): void {
    this.#known.add(value);
    this.#values.add((value ?? 0) as number);
  }

  finish(): Column {
    return { kind: 'number', known: this.#known.finish(), values: this.#values.finish() };
  }
}

class FlagBuilder implements ColumnBuilder {
  readonly #known = new Known();
  readonly #values = new GrowingBits();

  add(value: FactValue): void {
    this.#known.add(value);
    this.#values.add(value === true);
  }

  finish(): Column {
    return { kind: 'flag', known: this.#known.finish(), values: this.#values.finish() };
  }
}

/** Words, by their place in the order in which they came. */
class Words {
  readonly #places = new Map<string, number>();

  place(word: string): number {
    let place = this.#places.get(word);
    if (place === undefined) {
      place = this.#places.size;
      this.#places.set(word, place);
    }
    return place;
  }

  /** The words sorted, and for each place the sorted one. */
  finish(): { words: readonly string[]; places: Int32Array } {
    const words = [...this.#places.keys()].sort();
    const places = new Int32Array(words.length);
    for (const [place, word] of words.entries()) places[this.#places.get(word) as number] = place;
    return { words, places };
  }
}

class WordBuilder implements ColumnBuilder {
  readonly #known = new Known();
  readonly #words = new Words();
  readonly #places = new GrowingNumbers();

  add(value: FactValue): void {
    this.#known.add(value);
    this.#places.add(value === null ? -1 : this.#words.place(value as string));
  }

  finish(): Column {
    const { words, places } = this.#words.finish();
    const codes = this.#places.finish({ places, bytes: bytesFor(0, words.length) });
    return { kind: 'word', known: this.#known.finish(), codes, words };
  }
}

class SetBuilder implements ColumnBuilder {
  readonly #known = new Known();
  readonly #words = new Words();
  readonly #starts = new GrowingIntegers();
  readonly #places = new GrowingIntegers();

  constructor() {
    this.#starts.add(0);
  }

  add(value: FactValue): void {
    this.#known.add(value);
    for (const word of (value ?? []) as readonly string[]) this.#places.add(this.#words.place(word));
    this.#starts.add(this.#places.count);
  }

  finish(): Column {
    const { words, places } = this.#words.finish();
    const codes = this.#places.finish();
    for (const [index, place] of codes.entries()) codes[index] = places[place] as number;
    return { kind: 'set', known: this.#known.finish(), words, starts: this.#starts.finish(), codes };
  }
}

const BUILDERS: Readonly<Record<ColumnKind, new () => ColumnBuilder>> = {
  number: NumberBuilder,
  flag: FlagBuilder,
  word: WordBuilder,
  set: SetBuilder,
};

export const columnBuilder = (kind: ColumnKind): ColumnBuilder => new BUILDERS[kind]();

/** A column of values of one type; null is unknown. */
export function columnOf(kind: ColumnKind, values: Iterable<FactValue>): Column {
  const builder = columnBuilder(kind);
  for (const value of values) builder.add(value);
  return builder.finish();
}
