import type { Direction } from '../../report/tier-move.ts';
import { addBand, type BandPart } from '../bands/bands.ts';
import { addCounts } from '../counts.ts';
import { addMoves, type Moves } from '../moves/moves.ts';

/** Partners with one value of a dimension; money in minor units of each program's currency. */
export interface Tally {
  partners: number;
  /** Those whose tier changes. */
  directions: Partial<Record<Direction, number>>;
  bands: BandPart;
  before: number;
  after: number;
  /** Headline tiers. */
  moves: Moves;
}

export const emptyTally = (): Tally => ({ partners: 0, directions: {}, bands: {}, before: 0, after: 0, moves: {} });

export function addTally(into: Tally, from: Tally): void {
  into.partners += from.partners;
  into.before += from.before;
  into.after += from.after;
  addCounts(into.directions as Record<string, number>, from.directions as Record<string, number>);
  for (const [band, sum] of Object.entries(from.bands)) addBand(into.bands, band as keyof BandPart, sum);
  addMoves(into.moves, from.moves);
}

/** Tallies of different partners as one. */
export function together(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const tally of tallies) addTally(sum, tally);
  return sum;
}
