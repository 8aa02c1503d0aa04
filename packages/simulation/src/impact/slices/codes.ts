import { type FactValue, parseDay } from '@tierwright/facts';
import { hasBit } from '../../columns/bits.ts';
import { type Column, valueAt } from '../../columns/column.ts';
import { columnAt, rowAt } from '../../snapshot/facts-at.ts';
import type { DecidedShard } from '../section.ts';
import type { Dimension } from './dimensions.ts';
import { bucketOf } from './size-bucket.ts';

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
  if (by === 'size') return (value) => (typeof value === 'number' ? String(bucketOf(value)) : '');
  if (by === 'age') return (value) => (typeof value === 'string' && parseDay(value) !== undefined ? String(yearsBetween(value, asOf)) : '');
  return (value) => (value === null ? '' : String(value));
}

/** The places of the values of a column, by row. */
function placesIn(column: Column, key: (value: FactValue) => string, keys: Keys): (row: number) => number {
  const { known } = column;
  const unknown = keys.place('');
  const isKnown = (row: number) => known === null || hasBit(known, row);
  if (column.kind === 'word') {
    const { codes, words } = column;
    const places = words.map((word) => keys.place(key(word)));
    return (row) => (isKnown(row) ? (places[codes[row] as number] as number) : unknown);
  }
  if (column.kind === 'flag') {
    const [no, yes] = [keys.place(key(false)), keys.place(key(true))];
    return (row) => (isKnown(row) ? (hasBit(column.values, row) ? yes : no) : unknown);
  }
  return (row) => keys.place(key(valueAt(column, row)));
}

/** Sizes: a number is put into its bucket without being written as a word. */
function placesOfSizes(column: Column & { kind: 'number' }, keys: Keys): (row: number) => number {
  const { known, values } = column;
  const unknown = keys.place('');
  const places = new Map<number, number>();
  return (row) => {
    if (known !== null && !hasBit(known, row)) return unknown;
    const bucket = bucketOf(values[row] as number);
    let place = places.get(bucket);
    if (place === undefined) {
      place = keys.place(String(bucket));
      places.set(bucket, place);
    }
    return place;
  };
}

/** Which value of a dimension each partner of a shard has. */
export function codesOf(shard: DecidedShard, dimension: Dimension): Codes {
  const { snapshot } = shard;
  const { count } = snapshot;
  const { compiled } = dimension.of === 'candidate' ? shard.after : shard.before;
  const keys = new Keys();
  const of = new Int32Array(count).fill(keys.place(''));
  const key = keyOf(dimension, snapshot.made.asOf);
  const column = columnAt(snapshot, compiled, dimension.fact);
  if (column) {
    const place = dimension.by === 'size' && column.kind === 'number' ? placesOfSizes(column, keys) : placesIn(column, key, keys);
    for (let index = 0; index < count; index += 1) of[index] = place(rowAt(snapshot, index));
  }
  return { keys: keys.all, of };
}
