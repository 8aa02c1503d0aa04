import { DIRECTIONS, type Direction } from '../../report/tier-move.ts';
import { addBand } from '../bands/bands.ts';
import { addClasses } from '../moves/moves.ts';
import type { DecidedShard, Section } from '../section.ts';
import { addPairs } from '../shard/by-class.ts';
import { classesOf } from '../shard/classes.ts';
import { moverNumbers, moversOf } from '../shard/movers.ts';
import { yearlyValues } from '../shard/yearly-values.ts';
import { codesOf } from './codes.ts';
import { type Dimension, dimensionName, dimensionsOf } from './dimensions.ts';
import { type Slice, tellSlice } from './slice.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';
import { type Within, withinSlice } from './within.ts';

/** By dimension, then by value. */
export type SlicesPart = Record<string, Record<string, Tally>>;

/** By code, then by direction, how many movers have it. */
function movedIn(codes: Int32Array, movers: Int32Array, directions: Uint8Array, all: number): Int32Array {
  const moved = new Int32Array(all * DIRECTIONS.length);
  for (let mover = 0; mover < movers.length; mover += 1) {
    const at = (codes[movers[mover] as number] as number) * DIRECTIONS.length + (directions[mover] as number);
    moved[at] = (moved[at] as number) + 1;
  }
  return moved;
}

function sliceBy(shard: DecidedShard, dimension: Dimension, room: Int32Array): Record<string, Tally> {
  const { keys, of } = codesOf(shard, dimension, room);
  const classes = classesOf(shard);
  const width = classes.all.length;
  const { before, after } = yearlyValues(shard);
  const perPair = () => new Float64Array(keys.length * width);
  const sums = { counts: perPair(), before: perPair(), after: perPair() };
  addPairs(of, classes.of, width, before, after, sums);
  const { counts, before: earlier, after: later } = sums;
  const tallies = keys.map((_, place): Tally => {
    const tally = emptyTally();
    const own = counts.subarray(place * width, (place + 1) * width);
    for (const [number, { band }] of classes.all.entries()) {
      const partners = own[number] as number;
      if (partners === 0) continue;
      const at = place * width + number;
      tally.partners += partners;
      tally.before += earlier[at] as number;
      tally.after += later[at] as number;
      const difference = band === 'unknown' ? 0 : (later[at] as number) - (earlier[at] as number);
      addBand(tally.bands, band, { partners, difference });
    }
    addClasses(tally.moves, shard, own);
    return tally;
  });
  const { partners: movers, directions } = moverNumbers(shard);
  const moved = movedIn(of, movers, directions, keys.length);
  for (const [place, tally] of tallies.entries())
    for (const [at, direction] of DIRECTIONS.entries()) {
      const partners = moved[place * DIRECTIONS.length + at] as number;
      if (partners > 0) tally.directions[direction] = partners;
    }
  return Object.fromEntries(keys.flatMap((key, place) => (tallies[place]?.partners ? [[key, tallies[place]]] : [])));
}

/** The partners with one value; of those, where it is said, the ones who move so. */
export interface SliceSelector {
  readonly within: Within;
  readonly direction?: Direction;
}

/** SIM-M9 to SIM-M11: how partners fare by region, type and whatever else is said of them, by size and by age. */
export const slices: Section<SlicesPart, Slice[], SliceSelector> = {
  empty: () => ({}),
  of(shard) {
    const room = new Int32Array(shard.snapshot.count);
    return Object.fromEntries(dimensionsOf(shard.comparison).map((one) => [dimensionName(one), sliceBy(shard, one, room)]));
  },
  merge(parts) {
    const merged: SlicesPart = {};
    for (const part of parts)
      for (const [dimension, tallies] of Object.entries(part)) {
        merged[dimension] ??= {};
        for (const [key, tally] of Object.entries(tallies)) {
          merged[dimension][key] ??= emptyTally();
          addTally(merged[dimension][key], tally);
        }
      }
    return merged;
  },
  tell: (part, comparison) => dimensionsOf(comparison).map((one) => tellSlice(one, part[dimensionName(one)] ?? {}, comparison)),
  *select(shard, { within, direction: wanted }) {
    const isIn = withinSlice(shard, within);
    if (wanted !== undefined) for (const { index, direction } of moversOf(shard)) if (direction === wanted && isIn(index)) yield index;
    if (wanted === undefined) for (let index = 0; index < shard.snapshot.count; index += 1) if (isIn(index)) yield index;
  },
};
