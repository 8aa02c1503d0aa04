import { cellSums, type Shape, strides } from '../sweep/sums.ts';
import type { SweepPart } from '../sweep/sweep-part.ts';
import type { Axis } from '../thresholds/axis.ts';
import type { Measured } from './goal.ts';

/** Values of thresholds, what they come to, and how good that is. */
export interface Cell {
  /** By axis, major units. */
  readonly values: readonly number[];
  /** By goal. */
  readonly comesTo: readonly number[];
  /** By how much goals are missed, each in parts of its bound; 0 where all are met. */
  readonly excess: number;
  /** The sum of how far thresholds are moved, each in parts of its present value. */
  readonly distance: number;
}

/** How far a value is from the present one, in parts of that; of a present 0 in whole units. */
const movedBy = (present: number, value: number): number => Math.abs(value - present) / (present === 0 ? 1 : Math.abs(present));

/** By how much a goal is missed, in parts of its bound; of bounds below 1 in whole units. */
function missedBy({ goal: { atMost, atLeast } }: Measured, comesTo: number): number {
  const above = atMost === undefined ? 0 : Math.max(0, comesTo - atMost) / Math.max(1, Math.abs(atMost));
  const below = atLeast === undefined ? 0 : Math.max(0, atLeast - comesTo) / Math.max(1, Math.abs(atLeast));
  return above + below;
}

/** SIM-Q8: goals that are missed by less come first, then thresholds that are moved less, the earlier ones of the document before later ones, then lower values. */
export function isBetter(one: Cell, other: Cell, axes: readonly Axis[]): boolean {
  if (one.excess !== other.excess) return one.excess < other.excess;
  if (one.distance !== other.distance) return one.distance < other.distance;
  for (const [axis, { present }] of axes.entries()) {
    const [a, b] = [movedBy(present, one.values[axis] as number), movedBy(present, other.values[axis] as number)];
    if (a !== b) return a < b;
  }
  for (const axis of axes.keys()) {
    const [a, b] = [one.values[axis] as number, other.values[axis] as number];
    if (a !== b) return a < b;
  }
  return false;
}

/** What each goal comes to in each cell. */
function goalCells({ partners, sums }: SweepPart, goals: readonly Measured[], shape: Shape): Float64Array[] {
  return goals.map(({ names, told }) => {
    let cells: Float64Array | undefined;
    for (const name of names) {
      const sum = sums[name];
      if (sum === undefined) continue;
      const more = cellSums(sum, shape);
      if (cells === undefined) cells = more;
      else for (const [at, amount] of more.entries()) cells[at] = (cells[at] as number) + amount;
    }
    cells ??= new Float64Array(shape.reduce((product, size) => product * size, 1));
    return cells.map((sum) => told(sum, partners));
  });
}

/** A round: the best of its cells, and what each goal comes to with all thresholds at their lowest, and all at their highest. */
export interface Looked {
  readonly best: Cell;
  readonly ends: { readonly atLowest: readonly number[]; readonly atHighest: readonly number[] };
}

/** Looks at all cells of a round. */
export function looksAt(part: SweepPart, axes: readonly Axis[], goals: readonly Measured[]): Looked {
  const shape = axes.map(({ values }) => values.length);
  const comesTo = goalCells(part, goals, shape);
  const moved = axes.map(({ present, values }) => Float64Array.from(values, (value) => movedBy(present, value)));
  const steps = strides(shape);
  const cells = shape.reduce((product, size) => product * size, 1);
  let best: Cell | undefined;
  for (let cell = 0; cell < cells; cell += 1) {
    let excess = 0;
    for (const [index, goal] of goals.entries()) excess += missedBy(goal, comesTo[index]?.[cell] as number);
    if (best !== undefined && excess > best.excess) continue;
    const places = shape.map((size, axis) => Math.floor(cell / (steps[axis] as number)) % size);
    const distance = places.reduce((sum, place, axis) => sum + (moved[axis]?.[place] as number), 0);
    if (best !== undefined && excess === best.excess && distance > best.distance) continue;
    const found: Cell = {
      values: places.map((place, axis) => axes[axis]?.values[place] as number),
      comesTo: goals.map((_, index) => comesTo[index]?.[cell] as number),
      excess,
      distance,
    };
    if (best === undefined || isBetter(found, best, axes)) best = found;
  }
  if (best === undefined) throw new Error('no values were asked for');
  const at = (cell: number): number[] => comesTo.map((values) => values[cell] as number);
  return { best, ends: { atLowest: at(0), atHighest: at(cells - 1) } };
}
