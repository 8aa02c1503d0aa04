import { type Formula, isThere, type Statuses } from '../formula/formula.ts';
import { halves } from '../formula/test-of.ts';
import { bitOf, type Movable } from '../movable/movable.ts';
import { commonDivisor } from '../quantity/quantity.ts';
import { Box } from './box.ts';
import { contracted } from './contracted.ts';
import { changesOf, compareWays, type Priced, totalPrice } from './order.ts';
import { Queue } from './queue.ts';

/** What is looked for: one of several formulas with a wanted status, by moving what may be moved inside a box. */
export interface Search {
  goals: readonly Formula[];
  wanted: Statuses;
  movables: readonly Movable[];
  within?: Box;
  /** Boxes looked at before giving up; default 5,000. */
  most?: number;
}

export type Found = { kind: 'found'; steps: Float64Array; cost: number } | { kind: 'none' } | { kind: 'tooWide' };

interface Open extends Priced {
  box: Box;
  goal: Formula;
  isThere: boolean;
}

/** Boxes looked at before giving up: about a second, where a path takes a few boxes. */
const MOST_BOXES = 5000;

/**
 * The best way to a wanted status (ENG-H4): best first over boxes. A box costs at least what its cheapest point costs and
 * what the formula says is still needed; one that cannot have the status is dropped, one that has it at its cheapest point
 * is an answer, any other is cut in two. The first answer taken from the queue is the best there is.
 */
export function search({ goals, wanted, movables, within, most = MOST_BOXES }: Search): Found {
  const unit = movables.reduce((common, { price }) => commonDivisor(price, common), 0) || 1;
  const queue = new Queue<Open>(compareWays);
  let best: Open | undefined;

  const add = (box: Box, goal: Formula): void => {
    for (const part of contracted(box, goal, wanted, movables)) {
      const needs = goal.needs(part, wanted);
      if (needs === Number.POSITIVE_INFINITY) continue;
      const steps = part.nearest.low;
      const there = isThere(goal, part, wanted);
      // Costs are whole multiples of their common divisor; what bounds lose by rounding is less than a part of it.
      const cost = totalPrice(movables, steps) + (there ? 0 : Math.ceil(needs / unit - ROUNDING) * unit);
      const open: Open = { box: part, goal, isThere: there, cost, steps };
      if (best && (compareWays(open, best) >= 0 || isOutnumbered(open, best, wanted, movables))) continue;
      if (there) best = open;
      queue.push(open);
    }
  };

  for (const goal of goals) add(within ?? Box.of(movables), goal);
  for (let boxes = 0; boxes < most; boxes += 1) {
    const open = queue.pop();
    if (!open) return { kind: 'none' };
    if (open.isThere) return { kind: 'found', steps: open.steps, cost: open.cost };
    if (best && compareWays(open, best) >= 0) continue;
    const { box, goal } = open;
    const cut =
      goal.cut(box, wanted) ??
      halves(
        box,
        movables.filter((movable) => (goal.reads & bitOf(movable)) !== 0n),
      );
    if (!cut) continue;
    add(box.with(cut.index, box.low[cut.index] as number, cut.step), goal);
    add(box.with(cut.index, cut.step + 1, box.high[cut.index] as number), goal);
  }
  return { kind: 'tooWide' };
}

const ROUNDING = 1e-9;

/**
 * Whether a box that costs as much as the best answer can only have answers with more changes: what has not moved at its
 * cheapest point would have to, since what has moved is not enough for that cost.
 */
function isOutnumbered(open: Open, best: Priced, wanted: Statuses, movables: readonly Movable[]): boolean {
  if (open.isThere || open.cost !== best.cost || changesOf(open.steps) < changesOf(best.steps)) return false;
  const { low, high } = open.box;
  const isMoved = (_: number, index: number) => open.steps[index] !== 0;
  const only = new Box(
    low.map((step, index) => (isMoved(step, index) ? step : 0)),
    high.map((step, index) => (isMoved(step, index) ? step : 0)),
  );
  return totalPrice(movables, open.steps) + open.goal.needs(only, wanted) > best.cost;
}
