import { allTrackMoves, type TrackMoves } from '../../report/track-moves.ts';
import { addCounts } from '../counts.ts';
import type { DecidedShard, Section } from '../section.ts';
import { classesOf, countsOf } from '../shard/classes.ts';
import { type Cell, cellAt, cellsOf, isTold, type TrackPair, trackPairs } from '../shard/track-pairs.ts';
import { type Within, withinSlice } from '../slices/within.ts';

/** By track (groups of a track under `track/`), then by `from>to`, an empty word for no tier: how many partners. */
export type Moves = Record<string, Record<string, number>>;

/** What a cell is called in a part. */
const cellName = ({ from, to }: Pick<Cell, 'from' | 'to'>): string => `${from ?? ''}>${to ?? ''}`;

/** What the matrix of a track, or that of its groups, is called in a part. */
const matrixName = ({ track, group }: Pick<TrackPair, 'track' | 'group'>): string => (group === null ? track : `${track}/`);

function addCells(moves: Moves, pair: TrackPair, counts: ArrayLike<number>): void {
  const name = matrixName(pair);
  for (const [number, cell] of pair.cells.entries()) {
    const partners = counts[number] as number;
    if (partners === 0 || !isTold(cell)) continue;
    moves[name] ??= {};
    addCounts(moves[name], { [cellName(cell)]: partners });
  }
}

/** Counts the headline cells of classes, each as often as it has partners. */
export function addClasses(moves: Moves, shard: DecidedShard, counts: ArrayLike<number>): void {
  const { headlines, all } = classesOf(shard);
  for (const [at, pair] of headlines.entries()) {
    const cells = new Float64Array(pair.cells.length);
    for (const [number, { cells: own }] of all.entries()) {
      const cell = own[at] as number;
      cells[cell] = (cells[cell] as number) + (counts[number] as number);
    }
    addCells(moves, pair, cells);
  }
}

function countCells(pair: TrackPair, count: number): Float64Array {
  const counts = new Float64Array(pair.cells.length);
  for (const cell of cellsOf(pair, count)) counts[cell] = (counts[cell] as number) + 1;
  return counts;
}

export function addMoves(into: Moves, from: Moves): void {
  for (const [matrix, cells] of Object.entries(from)) {
    into[matrix] ??= {};
    addCounts(into[matrix], cells);
  }
}

/** The partners of one cell: of a headline, or of one group or another. */
export interface MovesSelector {
  readonly track: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly byGroup?: boolean;
  readonly within?: Within;
}

/** SIM-M1: partners by the tiers that they have under both versions. */
export const moves: Section<Moves, TrackMoves[], MovesSelector> = {
  empty: () => ({}),
  of(shard) {
    const found: Moves = {};
    addClasses(found, shard, countsOf(classesOf(shard)));
    for (const pair of trackPairs(shard)) if (pair.group !== null) addCells(found, pair, countCells(pair, shard.snapshot.count));
    return found;
  },
  merge(parts) {
    const merged: Moves = {};
    for (const part of parts) addMoves(merged, part);
    return merged;
  },
  tell: (part, { order }) => allTrackMoves(part, order),
  *select(shard, { track, from, to, byGroup = false, within }) {
    const pairs = trackPairs(shard).filter((pair) => pair.track === track && (pair.group !== null) === byGroup);
    const isIn = withinSlice(shard, within);
    const isCell = (cell: Cell | undefined) => cell !== undefined && isTold(cell) && cell.from === from && cell.to === to;
    for (let index = 0; index < shard.snapshot.count; index += 1)
      if (isIn(index) && pairs.some((pair) => isCell(pair.cells[cellAt(pair, index)]))) yield index;
  },
};
