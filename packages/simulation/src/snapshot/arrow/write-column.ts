import type { Data, Vector } from 'apache-arrow';
import { type Bits, hasBit } from '../../columns/bits.ts';
import type { Column } from '../../columns/column.ts';
import type { Numbers } from '../../columns/lanes.ts';
import { NO_DAY } from '../snapshot.ts';
import { type Texts, TextsBuilder } from '../texts.ts';
import type { Arrow } from './library.ts';

const bytesOf = (bits: Bits, count: number): Uint8Array => new Uint8Array(bits.buffer, bits.byteOffset, (count + 7) >>> 3);

function unknownIn(known: Bits, count: number): number {
  let unknown = 0;
  for (let index = 0; index < count; index += 1) if (!hasBit(known, index)) unknown += 1;
  return unknown;
}

const validity = (known: Bits | null, count: number) =>
  known === null
    ? { length: count, nullCount: 0 }
    : { length: count, nullCount: unknownIn(known, count), nullBitmap: bytesOf(known, count) };

/** Columns as data of Arrow, over the same memory. */
export class ColumnWriter {
  readonly arrow: Arrow;
  #dictionaries = 0;

  constructor(arrow: Arrow) {
    this.arrow = arrow;
  }

  column(column: Column, count: number): Data {
    const { arrow } = this;
    const valid = validity(column.known, count);
    switch (column.kind) {
      case 'number':
        return this.#numbers(column.values, valid);
      case 'flag':
        return arrow.makeData({ type: new arrow.Bool(), ...valid, data: bytesOf(column.values, count) });
      case 'word':
        return this.#codes(column.codes, column.words, valid);
      case 'set': {
        const child = this.#codes(column.codes, column.words, validity(null, column.codes.length));
        const type = new arrow.List(arrow.Field.new('word', child.type, false));
        return arrow.makeData({ type, ...valid, valueOffsets: column.starts, child });
      }
    }
  }

  #numbers(values: Numbers, valid: ReturnType<typeof validity>): Data {
    const { Int8, Int16, Int32, Float64, makeData } = this.arrow;
    if (values instanceof Int8Array) return makeData({ type: new Int8(), ...valid, data: values });
    if (values instanceof Int16Array) return makeData({ type: new Int16(), ...valid, data: values });
    if (values instanceof Int32Array) return makeData({ type: new Int32(), ...valid, data: values });
    return makeData({ type: new Float64(), ...valid, data: values });
  }

  #codes(codes: Numbers, words: readonly string[], valid: ReturnType<typeof validity>): Data {
    const { Dictionary, Int8, Int16, Int32, Utf8, makeData } = this.arrow;
    const dictionary = this.#words(words);
    const id = this.#dictionaries++;
    if (codes instanceof Int8Array)
      return makeData({ type: new Dictionary(new Utf8(), new Int8(), id), ...valid, data: codes, dictionary });
    if (codes instanceof Int16Array)
      return makeData({ type: new Dictionary(new Utf8(), new Int16(), id), ...valid, data: codes, dictionary });
    return makeData({ type: new Dictionary(new Utf8(), new Int32(), id), ...valid, data: codes as Int32Array, dictionary });
  }

  #words(words: readonly string[]): Vector {
    const texts = new TextsBuilder();
    for (const word of words) texts.add(word);
    return new this.arrow.Vector([this.texts(texts.finish())]);
  }

  /** Texts; with `known` some of them are none. */
  texts({ bytes, offsets }: Texts, known: Bits | null = null): Data {
    const { Utf8, makeData } = this.arrow;
    return makeData({ type: new Utf8(), ...validity(known, offsets.length - 1), valueOffsets: offsets, data: bytes });
  }

  flags(flags: Bits, count: number): Data {
    return this.column({ kind: 'flag', known: null, values: flags }, count);
  }

  /** Days, with none where there is none. */
  days(days: Int32Array): Data {
    const { DateDay, makeData } = this.arrow;
    const isKnown = days.includes(NO_DAY) ? knownDays(days) : null;
    return makeData({ type: new DateDay(), ...validity(isKnown, days.length), data: days });
  }
}

function knownDays(days: Int32Array): Bits {
  const known = new Uint32Array((days.length + 31) >>> 5);
  for (const [index, day] of days.entries()) if (day !== NO_DAY) known[index >>> 5] = (known[index >>> 5] as number) | (1 << (index & 31));
  return known;
}
