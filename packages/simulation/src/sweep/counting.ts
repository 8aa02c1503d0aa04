import { type Bits, hasBit } from '../columns/bits.ts';
import { wordsIn } from './byte-words.ts';
import { type Pieces, pieceOf } from './pieces.ts';
import type { Readings } from './readings.ts';
import { Sums } from './sums.ts';
import type { SweepPart } from './sweep-part.ts';

/** Sums by name, made when something is first added to one. */
export class NamedSums {
  readonly #shape: readonly number[];
  readonly #sums = new Map<string, Sums>();

  constructor(shape: readonly number[]) {
    this.#shape = shape;
  }

  of(name: string): Sums {
    let sums = this.#sums.get(name);
    if (sums === undefined) {
      sums = new Sums(this.#shape);
      this.#sums.set(name, sums);
    }
    return sums;
  }

  part(partners: number): SweepPart {
    const sorted = [...this.#sums.keys()].sort().map((name) => [name, this.of(name).sparse()] as const);
    return { partners, sums: Object.fromEntries(sorted.filter(([, { at }]) => at.length > 0)) };
  }
}

/** Marks the places at which two lists of codes differ. */
function markOther(isOther: Uint8Array, is: Uint8Array, was: Uint8Array): void {
  const [to, one, other] = [wordsIn(isOther), wordsIn(is), wordsIn(was)];
  const words = Math.min(to.length, one.length, other.length);
  for (let word = 0; word < words; word += 1) to[word] = (to[word] as number) | ((one[word] as number) ^ (other[word] as number));
  for (let index = words << 2; index < isOther.length; index += 1) if (is[index] !== was[index]) isOther[index] = 1;
}

/** The same of amounts. */
function markOtherAmounts(isOther: Uint8Array, is: Float64Array, was: Float64Array): void {
  for (let index = 0; index < isOther.length; index += 1) if (is[index] !== was[index]) isOther[index] = 1;
}

/** How often each code occurs: in four lists by turns, as one that waits for its last count takes several times as long. */
function totalsOf(codes: Uint8Array, without: Bits | null): Int32Array {
  const totals = new Int32Array(4 * 256);
  for (let index = 0; index < codes.length; index += 1) {
    if (without !== null && hasBit(without, index)) continue;
    const at = ((index & 3) << 8) | (codes[index] as number);
    totals[at] = (totals[at] as number) + 1;
  }
  return totals.subarray(0, 256).map((some, code) => [1, 2, 3].reduce((sum, list) => sum + (totals[(list << 8) | code] as number), some));
}

function sumOf(amounts: Float64Array, without: Bits | null): number {
  let sum = 0;
  for (let index = 0; index < amounts.length; index += 1) if (without === null || !hasBit(without, index)) sum += amounts[index] as number;
  return sum;
}

const NONE: readonly Sums[] = [];

/** Adds what partners are read as: all of them as in the first trial, then where a trial differs from it. */
export class Counting {
  readonly #sums: NamedSums;
  /** Partners that are not counted; null: all are. */
  readonly #without: Bits | null;
  readonly #count: number;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  /** Partners whom a trial gives something else than the first one. */
  readonly #isOther: Uint8Array;
  readonly #piece = { from: 0, to: 0 };
  #first: Readings | undefined;

  constructor(sums: NamedSums, axes: number, count: number, without: Bits | null) {
    this.#sums = sums;
    this.#without = without;
    this.#count = count;
    this.#isOther = new Uint8Array(count);
    this.#from = new Int32Array(axes);
    this.#to = new Int32Array(axes);
  }

  add(readings: Readings, pieces: readonly Pieces[], trial: readonly number[]): void {
    if (this.#first === undefined) {
      this.#first = readings;
      this.#addAll(readings);
    } else this.#addDifferences(readings, this.#first, pieces, trial);
  }

  #addAll({ codes, amounts }: Readings): void {
    for (const { names, of } of codes) {
      const totals = totalsOf(of, this.#without);
      for (const [code, own] of names.entries()) for (const name of own) this.#sums.of(name).addToAll(totals[code] as number);
    }
    for (const { name, of } of amounts) this.#sums.of(name).addToAll(sumOf(of, this.#without));
  }

  #addDifferences({ codes, amounts }: Readings, first: Readings, pieces: readonly Pieces[], trial: readonly number[]): void {
    const named = codes.map(({ names }) => names.map((own) => own.map((name) => this.#sums.of(name))));
    const summed = amounts.map(({ name }) => this.#sums.of(name));
    const isOther = this.#isOther.fill(0);
    const others = wordsIn(isOther);
    for (const [index, { of }] of codes.entries()) markOther(isOther, of, first.codes[index]?.of ?? of);
    for (const [index, { of }] of amounts.entries()) markOtherAmounts(isOther, of, first.amounts[index]?.of ?? of);
    if (this.#without !== null)
      for (let partner = 0; partner < this.#count; partner += 1) if (hasBit(this.#without, partner)) isOther[partner] = 0;
    for (let partner = 0; partner < this.#count; partner += 1) {
      // Most of those who follow one another are alike.
      if ((partner & 3) === 0 && others[partner >>> 2] === 0) {
        partner += 3;
        continue;
      }
      if (isOther[partner] === 0 || !this.#enter(pieces, partner, trial)) continue;
      for (let index = 0; index < codes.length; index += 1) {
        const is = codes[index]?.of[partner] as number;
        const was = first.codes[index]?.of[partner] as number;
        if (is === was) continue;
        for (const sums of named[index]?.[was] ?? NONE) sums.add(this.#from, this.#to, -1);
        for (const sums of named[index]?.[is] ?? NONE) sums.add(this.#from, this.#to, 1);
      }
      for (let index = 0; index < amounts.length; index += 1) {
        const by = (amounts[index]?.of[partner] as number) - (first.amounts[index]?.of[partner] as number);
        if (by !== 0) summed[index]?.add(this.#from, this.#to, by);
      }
    }
  }

  /** Whether a partner has cells that the trial is decided for. */
  #enter(pieces: readonly Pieces[], partner: number, trial: readonly number[]): boolean {
    const piece = this.#piece;
    for (let axis = 0; axis < pieces.length; axis += 1) {
      pieceOf(pieces[axis] as Pieces, partner, trial[axis] as number, piece);
      if (piece.from >= piece.to) return false;
      this.#from[axis] = piece.from;
      this.#to[axis] = piece.to;
    }
    return true;
  }
}
