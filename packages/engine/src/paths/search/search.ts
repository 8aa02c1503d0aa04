import type { Formula, Statuses } from '../formula/formula.ts';
import { fallsApart } from '../formula/group.ts';
import { bitOf, type Movable } from '../movable/movable.ts';
import { Box } from './box.ts';
import { compareWays, type Priced } from './order.ts';
import { type FoundPart, searchPart } from './search-part.ts';

/** What is looked for: one of several formulas with a wanted status, by moving what may be moved inside a box. */
export interface Search {
  goals: readonly Formula[];
  wanted: Statuses;
  movables: readonly Movable[];
  within?: Box;
  /** Boxes looked at before giving up on a part of a goal; default 5,000. */
  most?: number;
}

export type Found = ({ kind: 'found' } & Priced) | { kind: 'none' } | { kind: 'tooWide' };

/** About a second, where a path takes a few boxes. */
const MOST_BOXES = 5000;

/** What a part does not read stays where it stands. */
function onlyRead({ reads }: Formula, box: Box): Box {
  const isRead = (index: number) => (reads & bitOf({ index })) !== 0n;
  return new Box(
    box.low.map((low, index) => (isRead(index) ? low : 0)),
    box.high.map((high, index) => (isRead(index) ? high : 0)),
  );
}

/**
 * One goal: its parts that have nothing to do with each other are looked at one by one, the smallest first, and each may
 * cost what the others leave of the limit.
 */
function searchGoal(goal: Formula, limit: number, { wanted, movables, within = Box.of(movables), most = MOST_BOXES }: Search): FoundPart {
  const parts = fallsApart(goal, wanted).map((part) => ({ part, box: onlyRead(part, within) }));
  const costs = parts.map(({ part, box }) => part.needs(box, wanted));
  let total = costs.reduce((sum, cost) => sum + cost, 0);
  if (!(total <= limit)) return { kind: 'none' };
  let steps: Float64Array = new Float64Array(movables.length);
  let isOpen = false;
  const order = [...parts.keys()].sort((a, b) => sizeOf(parts[a]?.part) - sizeOf(parts[b]?.part));
  for (const index of order) {
    const { part, box } = parts[index] as (typeof parts)[number];
    const others = total - (costs[index] as number);
    const found = searchPart({ goal: part, wanted, movables, within: box, most, limit: limit - others });
    if (found.kind === 'none') return found;
    total = others + (found.kind === 'found' ? found.cost : found.atLeast);
    if (found.kind === 'tooWide') isOpen = true;
    else steps = steps.map((step, at) => step + (found.steps[at] as number));
  }
  return isOpen ? { kind: 'tooWide', atLeast: total } : { kind: 'found', steps, cost: total };
}

/** How many movables a part reads. */
const sizeOf = (part: Formula | undefined): number => part?.reads.toString(2).replaceAll('0', '').length ?? 0;

/** Boxes for a first look at every goal: what it finds spares the others most of their work. */
const FIRST_LOOK = 50;

/** The best way to a wanted status (ENG-H4): of several goals the best of their ways. */
export function search(asked: Search): Found {
  const { wanted, movables, within = Box.of(movables), most = MOST_BOXES } = asked;
  let best: Priced | undefined;
  let open = asked.goals.map((goal) => ({ goal, atLeast: goal.needs(within, wanted) })).sort((a, b) => a.atLeast - b.atLeast);
  for (const boxes of [Math.min(FIRST_LOOK, most), most]) {
    const left: typeof open = [];
    for (const { goal, atLeast } of open) {
      const limit: number = best?.cost ?? Number.POSITIVE_INFINITY;
      if (atLeast === Number.POSITIVE_INFINITY || atLeast > limit) continue;
      const found = searchGoal(goal, limit, { ...asked, most: boxes });
      if (found.kind === 'tooWide') left.push({ goal, atLeast: found.atLeast });
      if (found.kind === 'found' && (!best || compareWays(found, best) < 0)) best = found;
    }
    open = left;
  }
  const { cost = Number.POSITIVE_INFINITY, steps } = best ?? {};
  // A goal that was given up does not matter where it would cost more.
  if (open.some(({ atLeast }) => atLeast <= cost)) return { kind: 'tooWide' };
  return steps ? { kind: 'found', steps, cost } : { kind: 'none' };
}
