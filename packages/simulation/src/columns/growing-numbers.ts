import { type Bits, wordsFor } from './bits.ts';
import { type Bytes, bytesFor, type Numbers, numbersOf } from './lanes.ts';

const FIRST = 256;

/** −0 is kept as it is, which only doubles can. */
const bytesOf = (value: number): Bytes =>
  Number.isInteger(value) && !Object.is(value, -0) ? bytesFor(Math.min(value, 0), Math.max(value, 0)) : 8;

/** Numbers one after the other, in the fewest bytes that hold all of them so far. */
export class GrowingNumbers {
  #values: Numbers = numbersOf(1, FIRST);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(value: number): void {
    const bytes = bytesOf(value);
    const isFull = this.#count === this.#values.length;
    if (isFull || bytes > this.#values.BYTES_PER_ELEMENT) this.#move(Math.max(bytes, this.#values.BYTES_PER_ELEMENT) as Bytes, isFull);
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  #move(bytes: Bytes, isFull: boolean): void {
    const values = numbersOf(bytes, this.#values.length * (isFull ? 2 : 1));
    values.set(this.#values.subarray(0, this.#count));
    this.#values = values;
  }

  /** All of them, with room behind the last one; `as` gives other numbers for them, of so many bytes. */
  finish(as?: { readonly places: Int32Array; readonly bytes: Bytes }): Numbers {
    const from = this.#values.subarray(0, this.#count);
    const values = numbersOf(as?.bytes ?? (this.#values.BYTES_PER_ELEMENT as Bytes), this.#count);
    if (as === undefined) values.set(from);
    else for (let index = 0; index < values.length; index += 1) values[index] = as.places[from[index] as number] ?? 0;
    return values;
  }
}

/** Flags one after the other. */
export class GrowingBits {
  #bits: Bits = new Uint32Array(FIRST >>> 5);
  #count = 0;

  add(isSet: boolean): void {
    const word = this.#count >>> 5;
    if (word === this.#bits.length) {
      const bits = new Uint32Array(word * 2);
      bits.set(this.#bits);
      this.#bits = bits;
    }
    if (isSet) this.#bits[word] = (this.#bits[word] as number) | (1 << (this.#count & 31));
    this.#count += 1;
  }

  finish(): Bits {
    return this.#bits.slice(0, wordsFor(this.#count));
  }
}

/** Whole numbers of 32 bits one after the other. */
export class GrowingIntegers {
  #values = new Int32Array(FIRST);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(value: number): void {
    if (this.#count === this.#values.length) {
      const values = new Int32Array(this.#count * 2);
      values.set(this.#values);
      this.#values = values;
    }
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  finish(): Int32Array {
    return this.#values.slice(0, this.#count);
  }
}
