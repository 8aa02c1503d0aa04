import { firstBit } from '../../columns/bits.ts';
import { BANDS, type Band, bandOf } from '../bands/band.ts';
import type { DecidedShard } from '../section.ts';
import { countsBy } from './by-class.ts';
import { perShard } from './per-shard.ts';
import { cellsOf, isMoved, type TrackPair, trackPairs } from './track-pairs.ts';
import { yearlyValues } from './yearly-values.ts';

/** What partners who fare alike have in common: their cell in each headline matrix, and their band. */
export interface OutcomeClass {
  /** One for each of `headlines`. */
  readonly cells: readonly number[];
  readonly band: Band;
}

/** Partners by how they fare: there are few classes, so what is counted by class is counted in one pass. */
export interface Classes {
  readonly headlines: readonly TrackPair[];
  /** By partner. */
  readonly of: Int32Array;
  readonly all: readonly OutcomeClass[];
}

/** Numbers the pairs of a class so far and another code that occur, from 0 on, in the order in which they come. */
function refine(classes: Int32Array, known: number, codes: ArrayLike<number>, width: number): readonly (readonly [number, number])[] {
  const numbers = new Int32Array(known * width).fill(-1);
  const found: (readonly [number, number])[] = [];
  for (let index = 0; index < classes.length; index += 1) {
    const pair = (classes[index] as number) * width + (codes[index] as number);
    let number = numbers[pair] as number;
    if (number < 0) {
      number = found.length;
      numbers[pair] = number;
      found.push([classes[index] as number, codes[index] as number]);
    }
    classes[index] = number;
  }
  return found;
}

const [SAME, UNKNOWN] = [BANDS.indexOf('same'), BANDS.indexOf('unknown')];

function writeBands(before: Float64Array, after: Float64Array, codes: Uint8Array): void {
  for (let index = 0; index < codes.length; index += 1) {
    const was = before[index] as number;
    const is = after[index] as number;
    // Most partners get what they got.
    if (was !== is) codes[index] = bandOf(was, is);
  }
}

function bandCodes(shard: DecidedShard): Uint8Array {
  const { before, after, unknown } = yearlyValues(shard);
  const { baseline, candidate } = shard.comparison;
  const codes = new Uint8Array(before.length).fill(baseline.currency === candidate.currency ? SAME : UNKNOWN);
  if (baseline.currency !== candidate.currency) return codes;
  writeBands(before, after, codes);
  for (let word = 0; word < unknown.length; word += 1)
    for (let rest = unknown[word] as number; rest !== 0; rest &= rest - 1) codes[(word << 5) + firstBit(rest)] = UNKNOWN;
  return codes;
}

export const classesOf = perShard((shard): Classes => {
  const { count } = shard.snapshot;
  const headlines = trackPairs(shard).filter(({ group }) => group === null);
  const of = new Int32Array(count);
  let cells: readonly (readonly number[])[] = [[]];
  for (const pair of headlines) {
    const before = cells;
    const found = refine(of, before.length, cellsOf(pair, count), pair.cells.length);
    cells = found.map(([known, cell]) => [...(before[known] as readonly number[]), cell]);
  }
  const found = refine(of, cells.length, bandCodes(shard), BANDS.length);
  const all = found.map(([known, band]): OutcomeClass => ({ cells: cells[known] as readonly number[], band: BANDS[band] as Band }));
  return { headlines, of, all };
});

/** How many partners are in each class. */
export const countsOf = ({ of, all }: Classes): Float64Array => countsBy(of, all.length);

/** Whether the headline tier of partners of a class changes in any track. */
export const isMovedClass = ({ headlines }: Classes, { cells }: OutcomeClass): boolean =>
  headlines.some(({ cells: all }, at) => {
    const cell = all[cells[at] as number];
    return cell !== undefined && isMoved(cell);
  });
