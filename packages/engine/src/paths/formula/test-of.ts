import { bitOf, type Movable } from '../movable/movable.ts';
import type { Box } from '../search/box.ts';
import { type Alone, alone } from './alone.ts';
import { type Cut, type Formula, isThere, MET, NOT_MET, type Statuses } from './formula.ts';

/** What a test knows of itself; the rest of a formula follows. */
interface Test {
  movables: readonly Movable[];
  /** Conditions behind counts, scores and variants. */
  inside: readonly Formula[];
  statuses: (box: Box) => Statuses;
  /** A lower bound where several movables must go together; 0 where nothing is known. */
  together: (box: Box, wanted: Statuses) => number;
}

/** A test as a formula: where to cut it is found by moving one thing at a time, then by what stands inside. */
export class TestFormula implements Formula {
  readonly reads: bigint;
  readonly inside: readonly Formula[];
  readonly #test: Test;

  constructor(test: Test) {
    this.#test = test;
    this.inside = test.inside;
    this.reads = test.movables.reduce((reads, movable) => reads | bitOf(movable), 0n);
  }

  statuses(box: Box): Statuses {
    return this.#test.statuses(box);
  }

  #open(box: Box): Movable[] {
    return this.#test.movables.filter(({ index }) => !box.isFixed(index));
  }

  needs(box: Box, wanted: Statuses): number {
    if ((this.statuses(box) & wanted) === 0) return Number.POSITIVE_INFINITY;
    if (isThere(this, box, wanted)) return 0;
    const open = this.#open(box);
    const [only] = open;
    if (only && open.length === 1) return alone(this, only, box, wanted)?.costs ?? Number.POSITIVE_INFINITY;
    return this.#test.together(box, wanted);
  }

  cut(box: Box, wanted: Statuses): Cut | undefined {
    const open = this.#open(box);
    let best: Alone | undefined;
    for (const movable of open) {
      const found = alone(this, movable, box, wanted);
      if (found && (!best || isBetter(box, found, best))) best = found;
    }
    if (best) return cutBefore(box, best);
    return this.#cutInside(box) ?? halves(box, open);
  }

  /** What stands inside and is not settled, changed from what it is: the cheapest first. */
  #cutInside(box: Box): Cut | undefined {
    let best: { formula: Formula; wanted: Statuses; needs: number } | undefined;
    for (const formula of this.inside) {
      const now = formula.statuses(box.nearest);
      const wanted = now === MET ? NOT_MET : MET;
      const needs = formula.needs(box, wanted);
      if (needs < Number.POSITIVE_INFINITY && (!best || needs < best.needs)) best = { formula, wanted, needs };
    }
    return best?.formula.cut(box, best.wanted);
  }
}

/** The cheaper; of equals what has moved already, then what stands earlier: so that ways with fewer changes are found first. */
function isBetter(box: Box, one: Alone, other: Alone): boolean {
  if (one.costs !== other.costs) return one.costs < other.costs;
  const isMoved = ({ index }: Alone) => box.step(index) !== 0;
  return isMoved(one) === isMoved(other) ? one.index < other.index : isMoved(one);
}

/** Cuts so that the step found begins the further part. */
function cutBefore(box: Box, { index, step }: { index: number; step: number }): Cut {
  return { index, step: step > box.step(index) ? step - 1 : step };
}

/** Cuts the widest range: away from where it stands, else in the middle. */
export function halves(box: Box, movables: readonly Movable[]): Cut | undefined {
  let widest: Movable | undefined;
  const width = ({ index }: Movable) => (box.high[index] as number) - (box.low[index] as number);
  for (const movable of movables) if (!box.isFixed(movable.index) && (!widest || width(movable) > width(widest))) widest = movable;
  if (!widest) return undefined;
  const { index } = widest;
  const low = box.low[index] as number;
  const high = box.high[index] as number;
  if (low < 0 && high > 0) return { index, step: 0 };
  if (low < 0 && high === 0) return { index, step: -1 };
  return { index, step: low === 0 ? 0 : Math.floor((low + high) / 2) };
}
