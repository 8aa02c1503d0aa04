import { type Movable, priceOf } from '../movable/movable.ts';

/** A way to move things with what it costs: at least, for a box that it is the cheapest point of. */
export interface Priced {
  cost: number;
  steps: Float64Array;
}

/** How many things are moved. */
export const changesOf = (steps: Float64Array): number => steps.reduce((count, step) => (step === 0 ? count : count + 1), 0);

/**
 * Which of two ways is better (ENG-H5): the cheaper; then fewer changes; then changes of what stands earlier in the
 * document; then the smaller change of what stands earlier, upwards before downwards.
 */
export function compareWays(a: Priced, b: Priced): number {
  if (a.cost !== b.cost) return a.cost - b.cost;
  const changes = changesOf(a.steps) - changesOf(b.steps);
  if (changes !== 0) return changes;
  for (let index = 0; index < a.steps.length; index += 1) {
    const moves = (a.steps[index] === 0 ? 1 : 0) - (b.steps[index] === 0 ? 1 : 0);
    if (moves !== 0) return moves;
  }
  for (let index = 0; index < a.steps.length; index += 1) {
    const one = a.steps[index] as number;
    const other = b.steps[index] as number;
    if (one !== other) return Math.abs(one) - Math.abs(other) || other - one;
  }
  return 0;
}

export const totalPrice = (movables: readonly Movable[], steps: Float64Array): number =>
  movables.reduce((total, movable) => total + priceOf(movable, steps[movable.index] as number), 0);
