import type { Formula, Statuses } from '../formula/formula.ts';
import { bitOf, type Movable } from '../movable/movable.ts';
import { Box } from './box.ts';
import { firstStep } from './first-step.ts';

/** Times that all ranges are looked at again because one of them became smaller. */
const MOST_ROUNDS = 4;

/**
 * The parts of a box that may have a wanted status, without the steps next to where things stand that cannot: so the
 * cheapest point of each says what at least has to move. None where nothing can have it.
 */
export function contracted(box: Box, goal: Formula, wanted: Statuses, movables: readonly Movable[]): Box[] {
  const low = box.low.slice();
  const high = box.high.slice();
  const probe = new Box(low, high);
  const may = () => (goal.statuses(probe) & wanted) !== 0;
  if (!may()) return [];

  /** Whether it may be had with this movable in a part of its range. */
  const mayWithin = (index: number, from: number, to: number): boolean => {
    const [before, after] = [low[index] as number, high[index] as number];
    low[index] = Math.min(from, to);
    high[index] = Math.max(from, to);
    const found = may();
    low[index] = before;
    high[index] = after;
    return found;
  };

  /** The last step away from `from` with which it may still be had: what lies beyond is left out. */
  const lastFrom = (index: number, far: number, from: number): number =>
    firstStep(far, from, (through) => mayWithin(index, far, through)) ?? from;

  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let isSmaller = false;
    for (const movable of movables) {
      const { index } = movable;
      if ((goal.reads & bitOf(movable)) === 0n || low[index] === high[index]) continue;
      const start = probe.step(index);
      if (mayWithin(index, start, start)) {
        if (round > 0) continue;
        const [least, most] = [low[index] as number, high[index] as number];
        if (most > start) high[index] = lastFrom(index, most, start);
        if (least < start) low[index] = lastFrom(index, least, start);
        continue;
      }
      const [least, most] = [low[index] as number, high[index] as number];
      if (least < start && start < most) return [...sides(probe, index, start)].flatMap((side) => contracted(side, goal, wanted, movables));
      const near =
        start === least
          ? firstStep(start, most, (through) => mayWithin(index, start, through))
          : firstStep(start, least, (through) => mayWithin(index, start, through));
      if (near === undefined) return [];
      if (start === least) low[index] = near;
      else high[index] = near;
      isSmaller = true;
    }
    if (!isSmaller) break;
  }
  return [probe];
}

/** Below and above a step that is not among them. */
function* sides(box: Box, index: number, step: number): Generator<Box> {
  yield box.with(index, box.low[index] as number, step - 1);
  yield box.with(index, step + 1, box.high[index] as number);
}
