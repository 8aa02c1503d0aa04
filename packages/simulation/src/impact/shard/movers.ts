import { type Bits, hasBit, newBits, setBit } from '../../columns/bits.ts';
import { DIRECTIONS, type Direction, directionOf, type Standing } from '../../report/tier-move.ts';
import type { DecidedShard } from '../section.ts';
import { type Classes, classesOf, isMovedClass, type OutcomeClass } from './classes.ts';
import { perShard } from './per-shard.ts';
import { standingsIn } from './standings-at.ts';
import { cellsOf, isMoved, isTold, partnersIn, trackPairs } from './track-pairs.ts';

/** A partner whose tier changes, by its place, and how it moves all in all. */
export interface Mover {
  readonly index: number;
  readonly direction: Direction;
}

/** The direction of whoever is in a class; undefined where no headline changes. */
function directionIn({ comparison }: DecidedShard, classes: Classes, one: OutcomeClass): Direction | undefined {
  if (!isMovedClass(classes, one)) return undefined;
  const standings = classes.headlines.flatMap(({ track, cells }, at): Standing[] => {
    const cell = cells[one.cells[at] as number];
    return cell && isTold(cell) ? [{ track, from: cell.from, to: cell.to }] : [];
  });
  return directionOf(standings, comparison.order);
}

/** Partners whose tier changes in a group. */
function movedInGroups(shard: DecidedShard): Bits {
  const moved = newBits(shard.snapshot.count);
  for (const pair of trackPairs(shard)) {
    if (pair.group === null) continue;
    for (const index of partnersIn(cellsOf(pair, shard.snapshot.count), pair.cells.map(isMoved))) setBit(moved, index);
  }
  return moved;
}

/** SIM-M1, SIM-M3: the partners whose tier changes. */
export const moversOf = perShard((shard): readonly Mover[] => {
  const classes = classesOf(shard);
  const directions = classes.all.map((one) => directionIn(shard, classes, one));
  const inGroups = movedInGroups(shard);
  const standingsAt = standingsIn(shard);
  const movers: Mover[] = [];
  for (const index of mayMove(
    classes.of,
    Uint8Array.from(directions, (known) => (known === undefined ? 0 : 1)),
    inGroups,
  )) {
    const known = directions[classes.of[index] as number];
    const direction = known ?? directionOf(standingsAt(index), shard.comparison.order);
    if (direction !== undefined) movers.push({ index, direction });
  }
  return movers;
});

/** Those of a class that moves, or with a flag. */
function mayMove(classes: Int32Array, moves: Uint8Array, flags: Bits): number[] {
  const partners: number[] = [];
  for (let index = 0; index < classes.length; index += 1)
    if (moves[classes[index] as number] === 1 || hasBit(flags, index)) partners.push(index);
  return partners;
}

/** The same as numbers, by mover: who it is, and the place of its direction in `DIRECTIONS`. */
export const moverNumbers = perShard((shard): { readonly partners: Int32Array; readonly directions: Uint8Array } => {
  const movers = moversOf(shard);
  return {
    partners: Int32Array.from(movers, ({ index }) => index),
    directions: Uint8Array.from(movers, ({ direction }) => DIRECTIONS.indexOf(direction)),
  };
});
