import { type Movable, priceOf } from '../movable/movable.ts';
import { Box } from '../search/box.ts';
import { firstStep } from '../search/first-step.ts';
import type { Formula, Statuses } from './formula.ts';

/** A step of one movable, and what it costs beyond the cheapest point. */
export interface Alone {
  index: number;
  step: number;
  costs: number;
}

/**
 * The nearest step of one movable with which a wanted status may be had while all others stay at the cheapest point of
 * the box; undefined where there is none.
 */
export function alone(formula: Formula, movable: Movable, box: Box, wanted: Statuses): Alone | undefined {
  const { index } = movable;
  const start = box.step(index);
  const probe = new Box(box.nearest.low.slice(), box.nearest.high.slice());
  const passes = (through: number): boolean => {
    probe.low[index] = Math.min(start, through);
    probe.high[index] = Math.max(start, through);
    return (formula.statuses(probe) & wanted) !== 0;
  };
  const at = (step: number | undefined): Alone | undefined =>
    step === undefined ? undefined : { index, step, costs: priceOf(movable, step) - priceOf(movable, start) };
  const up = start < 0 ? undefined : at(firstStep(start, box.high[index] as number, passes));
  const down = start > 0 ? undefined : at(firstStep(start, box.low[index] as number, passes));
  if (!up || !down) return up ?? down;
  return down.costs < up.costs ? down : up;
}
