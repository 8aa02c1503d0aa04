import type { Data, Vector } from 'apache-arrow';
import { type Bits, wordsFor } from '../../columns/bits.ts';
import type { Column } from '../../columns/column.ts';
import type { Numbers } from '../../columns/lanes.ts';
import type { Texts } from '../texts.ts';
import type { Arrow } from './library.ts';

/** Flags over the memory of the file where they lie as words do. */
function bitsOf(bytes: Uint8Array, count: number): Bits {
  const words = wordsFor(count);
  if (bytes.byteOffset % 4 === 0 && bytes.byteOffset + words * 4 <= bytes.buffer.byteLength)
    return new Uint32Array(bytes.buffer, bytes.byteOffset, words);
  const copied = new Uint8Array(words * 4);
  copied.set(bytes.subarray(0, copied.length));
  return new Uint32Array(copied.buffer);
}

const knownOf = (data: Data): Bits | null => (data.nullCount === 0 ? null : bitsOf(data.nullBitmap as Uint8Array, data.length));

/** Data of Arrow as columns, over the same memory. What is of another type is undefined. */
export class ColumnReader {
  readonly #arrow: Arrow;

  constructor(arrow: Arrow) {
    this.#arrow = arrow;
  }

  column(data: Data): Column | undefined {
    const { DataType } = this.#arrow;
    const known = knownOf(data);
    if (DataType.isBool(data.type)) return { kind: 'flag', known, values: bitsOf(data.values as Uint8Array, data.length) };
    if (DataType.isDictionary(data.type)) {
      const coded = this.#coded(data);
      return coded && { kind: 'word', known, ...coded };
    }
    if (DataType.isList(data.type)) {
      const [child] = data.children;
      const coded = child && this.#coded(child);
      if (coded === undefined || !(coded.codes instanceof Int32Array)) return undefined;
      return { kind: 'set', known, words: coded.words, codes: coded.codes, starts: this.starts(data) };
    }
    const values = lanesOf(data);
    return values && (DataType.isInt(data.type) || DataType.isFloat(data.type)) ? { kind: 'number', known, values } : undefined;
  }

  #coded(data: Data): { codes: Numbers; words: readonly string[] } | undefined {
    const { DataType } = this.#arrow;
    const { dictionary } = data;
    if (!DataType.isDictionary(data.type) || !DataType.isUtf8(data.type.dictionary)) return undefined;
    const codes = lanesOf(data);
    return codes && { codes, words: dictionary === undefined ? [] : wordsOf(dictionary) };
  }

  texts(data: Data): Texts | undefined {
    if (!this.#arrow.DataType.isUtf8(data.type)) return undefined;
    return { bytes: data.values.subarray(0, data.valueOffsets[data.length]), offsets: this.starts(data) };
  }

  /** Where the parts of each place begin, and behind the last one its end. */
  starts(data: Data): Int32Array {
    const offsets = data.valueOffsets as Int32Array | undefined;
    return offsets === undefined || offsets.length === 0 ? new Int32Array(data.length + 1) : offsets.subarray(0, data.length + 1);
  }

  flags(data: Data): Bits | undefined {
    const column = this.column(data);
    return column?.kind === 'flag' && column.known === null ? column.values : undefined;
  }

  days(data: Data): Int32Array | undefined {
    return this.#arrow.DataType.isDate(data.type) && data.values instanceof Int32Array ? data.values.subarray(0, data.length) : undefined;
  }
}

function lanesOf({ values, length }: Data): Numbers | undefined {
  const isLane =
    values instanceof Int8Array || values instanceof Int16Array || values instanceof Int32Array || values instanceof Float64Array;
  return isLane ? values.subarray(0, length) : undefined;
}

const wordsOf = (dictionary: Vector): string[] => Array.from(dictionary, String);
