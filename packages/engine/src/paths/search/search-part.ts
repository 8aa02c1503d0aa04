import { type Formula, isThere, type Statuses } from '../formula/formula.ts';
import { halves } from '../formula/test-of.ts';
import { bitOf, type Movable } from '../movable/movable.ts';
import { commonDivisor } from '../quantity/quantity.ts';
import { Box } from './box.ts';
import { contracted } from './contracted.ts';
import { changesOf, compareWays, type Priced, totalPrice } from './order.ts';
import { Queue } from './queue.ts';

/** What one search came to; where it gave up, what an answer would cost at least. */
export type FoundPart = ({ kind: 'found' } & Priced) | { kind: 'none' } | { kind: 'tooWide'; atLeast: number };

/** A formula that is to have a wanted status, by moving things inside a box. */
export interface PartSearch {
  goal: Formula;
  wanted: Statuses;
  movables: readonly Movable[];
  within: Box;
  /** Boxes looked at before giving up. */
  most: number;
  /** What costs more is as good as none. */
  limit: number;
}

interface Open extends Priced {
  box: Box;
  isThere: boolean;
}

/**
 * Best first over boxes. A box costs at least what its cheapest point costs and what the formula says is still needed; one
 * that cannot have the status is dropped, one that has it at its cheapest point is an answer, any other is cut in two. The
 * first answer taken from the queue is the best there is.
 */
export function searchPart({ goal, wanted, movables, within, most, limit }: PartSearch): FoundPart {
  const read = movables.filter((movable) => (goal.reads & bitOf(movable)) !== 0n);
  const unit = read.reduce((common, { price }) => commonDivisor(price, common), 0) || 1;
  const queue = new Queue<Open>(compareWays);
  let best: Open | undefined;

  const add = (box: Box): void => {
    for (const part of contracted(box, goal, wanted, read)) {
      const needs = goal.needs(part, wanted);
      if (needs === Number.POSITIVE_INFINITY) continue;
      const steps = part.nearest.low;
      const there = isThere(goal, part, wanted);
      // Costs are whole multiples of their common divisor; what bounds lose by rounding is less than a part of it.
      const cost = totalPrice(movables, steps) + (there ? 0 : Math.ceil(needs / unit - ROUNDING) * unit);
      const open: Open = { box: part, isThere: there, cost, steps };
      if (cost > limit || (best && (compareWays(open, best) >= 0 || isOutnumbered(goal, open, best, wanted, movables)))) continue;
      if (there) best = open;
      queue.push(open);
    }
  };

  add(within);
  for (let boxes = 0; ; boxes += 1) {
    const open = queue.pop();
    if (!open) return { kind: 'none' };
    if (open.isThere) return { kind: 'found', steps: open.steps, cost: open.cost };
    if (boxes >= most) return { kind: 'tooWide', atLeast: open.cost };
    if (best && compareWays(open, best) >= 0) continue;
    const { box } = open;
    const cut = goal.cut(box, wanted) ?? halves(box, read);
    if (!cut) continue;
    add(box.with(cut.index, box.low[cut.index] as number, cut.step));
    add(box.with(cut.index, cut.step + 1, box.high[cut.index] as number));
  }
}

const ROUNDING = 1e-9;

/**
 * Whether a box that costs as much as the best answer can only have answers with more changes: what has not moved at its
 * cheapest point would have to, since what has moved is not enough for that cost.
 */
function isOutnumbered(goal: Formula, open: Open, best: Priced, wanted: Statuses, movables: readonly Movable[]): boolean {
  if (open.isThere || open.cost !== best.cost || changesOf(open.steps) < changesOf(best.steps)) return false;
  const { low, high } = open.box;
  const isMoved = (_: number, index: number) => open.steps[index] !== 0;
  const only = new Box(
    low.map((step, index) => (isMoved(step, index) ? step : 0)),
    high.map((step, index) => (isMoved(step, index) ? step : 0)),
  );
  return totalPrice(movables, open.steps) + goal.needs(only, wanted) > best.cost;
}
