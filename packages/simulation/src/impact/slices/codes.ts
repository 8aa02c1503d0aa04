import { type FactValue, parseDay, toDay } from '@tierwright/facts';
import { hasBit } from '../../columns/bits.ts';
import type { Column } from '../../columns/column.ts';
import { columnAt } from '../../snapshot/facts-at.ts';
import { rowsOnDay } from '../../snapshot/rows-on-day.ts';
import type { DecidedShard } from '../section.ts';
import type { Dimension } from './dimensions.ts';
import { BUCKETS, bucketOf } from './size-bucket.ts';

/** The values of a dimension that occur, and which of them each partner has. */
export interface Codes {
  /** As words; an empty one is not known. */
  readonly keys: readonly string[];
  /** By partner, a place in `keys`. */
  readonly of: Int32Array;
}

/** Gives each key a place when it first occurs. */
class Keys {
  readonly all: string[] = [];
  readonly #places = new Map<string, number>();

  place(key: string): number {
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.all.length;
      this.all.push(key);
      this.#places.set(key, place);
    }
    return place;
  }
}

/** Whole years from a day until another one, −1 before it. */
function yearsBetween(from: string, until: string): number {
  const years = Number(until.slice(0, 4)) - Number(from.slice(0, 4));
  return Math.max(-1, until.slice(5) < from.slice(5) ? years - 1 : years);
}

/** What a value of the fact is counted under. */
function keyOf({ by }: Dimension, asOf: string): (value: FactValue) => string {
  if (by === 'age') return (value) => (typeof value === 'string' && parseDay(value) !== undefined ? String(yearsBetween(value, asOf)) : '');
  return (value) => (value === null ? '' : String(value));
}

/** The row of each partner, or null where it is the partner's own number. */
type RowOf = Int32Array | null;

/** A word has one place, whoever has it. */
function fillWords({ codes, words }: Column & { kind: 'word' }, rows: RowOf, places: Int32Array, of: Int32Array): void {
  if (words.length === 0) return;
  for (let index = 0; index < of.length; index += 1)
    of[index] = places[codes[rows === null ? index : (rows[index] as number)] as number] as number;
}

function fillFlags({ values }: Column & { kind: 'flag' }, rows: RowOf, [no, yes]: readonly [number, number], of: Int32Array): void {
  for (let index = 0; index < of.length; index += 1) of[index] = hasBit(values, rows === null ? index : (rows[index] as number)) ? yes : no;
}

/** Numbers are put into their buckets without being written as words. */
function fillNumbers({ values }: Column & { kind: 'number' }, rows: RowOf, keys: Keys, of: Int32Array): void {
  // By bucket, from that of the greatest negative numbers on.
  const places = new Int32Array(2 * BUCKETS + 1).fill(-1);
  let last = Number.NaN;
  let lastPlace = 0;
  for (let index = 0; index < of.length; index += 1) {
    const value = values[rows === null ? index : (rows[index] as number)] as number;
    // Most partners of a base sell nothing: the same number again and again.
    if (value !== last) {
      const bucket = bucketOf(value);
      last = value;
      lastPlace = places[bucket + BUCKETS] as number;
      if (lastPlace < 0) {
        lastPlace = keys.place(String(bucket));
        places[bucket + BUCKETS] = lastPlace;
      }
    }
    of[index] = lastPlace;
  }
}

function forgetUnknown({ known }: Column, rows: RowOf, unknown: number, of: Int32Array): void {
  if (known === null) return;
  for (let index = 0; index < of.length; index += 1)
    if (!hasBit(known, rows === null ? index : (rows[index] as number))) of[index] = unknown;
}

function fill(column: Column, rows: RowOf, key: (value: FactValue) => string, keys: Keys, of: Int32Array): void {
  if (column.kind === 'word')
    fillWords(
      column,
      rows,
      Int32Array.from(column.words, (word) => keys.place(key(word))),
      of,
    );
  else if (column.kind === 'flag') fillFlags(column, rows, [keys.place(key(false)), keys.place(key(true))], of);
  else if (column.kind === 'number') fillNumbers(column, rows, keys, of);
  forgetUnknown(column, rows, keys.place(''), of);
}

/** Which value of a dimension each partner of a shard has. `of`: where that is written; there is room for all partners. */
export function codesOf(shard: DecidedShard, dimension: Dimension, of: Int32Array = new Int32Array(shard.snapshot.count)): Codes {
  const { snapshot } = shard;
  const { compiled } = dimension.of === 'candidate' ? shard.after : shard.before;
  const keys = new Keys();
  of.fill(keys.place(''));
  const key = keyOf(dimension, snapshot.made.asOf);
  const column = columnAt(snapshot, compiled, dimension.fact);
  if (column) fill(column, rowsOnDay(snapshot.rows, toDay(snapshot.made.asOf)), key, keys, of);
  return { keys: keys.all, of };
}
