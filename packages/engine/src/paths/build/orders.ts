import type { NumberOperator } from '../formula/comparison.ts';
import type { Movable } from '../movable/movable.ts';

/** How two movables stand to each other: the first below, at, or above the second. */
export type Order = -1 | 0 | 1;

/** Two movables that tests compare with each other, the one that comes first in the document first. */
export interface Pair {
  first: Movable;
  second: Movable;
}

const keyOf = ({ first, second }: Pair): string => `${first.index} ${second.index}`;

const TRUE_FOR: Record<NumberOperator, readonly Order[]> = {
  equal: [0],
  notEqual: [-1, 1],
  lessThan: [-1],
  lessThanInclusive: [-1, 0],
  greaterThan: [1],
  greaterThanInclusive: [0, 1],
};

/**
 * The orders of movables that are compared with each other. Two tests of one pair hang together in a way that ranges cannot
 * tell: `a < b` and `b ≤ a` each may be met wherever both ranges touch. So the orders are tried one after the other.
 */
export class Orders {
  readonly #given: ReadonlyMap<string, Order>;
  readonly #seen = new Map<string, { pair: Pair; tests: number }>();

  constructor(given: ReadonlyMap<string, Order> = new Map()) {
    this.#given = given;
  }

  /** Whether orders are tried, rather than looked for. */
  get isTried(): boolean {
    return this.#given.size > 0;
  }

  /** Whether a test of two movables is met in the order that is tried; undefined where none is. */
  isMet(operator: NumberOperator, left: Movable, right: Movable): boolean | undefined {
    const isTurned = left.index > right.index;
    const pair: Pair = isTurned ? { first: right, second: left } : { first: left, second: right };
    const key = keyOf(pair);
    const order = this.#given.get(key);
    if (order !== undefined) return TRUE_FOR[operator].includes(isTurned ? ((0 - order) as Order) : order);
    this.#seen.set(key, { pair, tests: (this.#seen.get(key)?.tests ?? 0) + 1 });
    return undefined;
  }

  /** Pairs of which there is more than one test; only some, since each makes three times as many goals. */
  get pairs(): Pair[] {
    return [...this.#seen.values()]
      .filter(({ tests }) => tests > 1)
      .map(({ pair }) => pair)
      .slice(0, MOST_PAIRS);
  }

  /** Every choice of an order for each of these pairs. */
  static choices(pairs: readonly Pair[]): { pair: Pair; order: Order }[][] {
    return pairs.reduce<{ pair: Pair; order: Order }[][]>(
      (choices, pair) => choices.flatMap((choice) => ([-1, 0, 1] as const).map((order) => [...choice, { pair, order }])),
      [[]],
    );
  }

  static of(choice: readonly { pair: Pair; order: Order }[]): Orders {
    return new Orders(new Map(choice.map(({ pair, order }) => [keyOf(pair), order])));
  }
}

const MOST_PAIRS = 3;

export const ORDER_OPERATOR: Record<Order, NumberOperator> = { [-1]: 'lessThan', 0: 'equal', 1: 'greaterThan' };
