import { expect, it } from 'vitest';
import { comparison, type NumberOperator } from '../formula/comparison.ts';
import { type Formula, MET, NOT_MET, type Statuses } from '../formula/formula.ts';
import { allOf, anyOf, notOf } from '../formula/group.ts';
import type { Movable } from '../movable/movable.ts';
import { extremeOf } from '../quantity/extreme.ts';
import { moved } from '../quantity/moved.ts';
import { constant, type Quantity } from '../quantity/quantity.ts';
import { ratioOf } from '../quantity/ratio.ts';
import { addedUp, pointsPer, pointsWhen } from '../quantity/score.ts';
import { sumOf } from '../quantity/sum.ts';
import { Box } from './box.ts';
import { compareWays, type Priced, totalPrice } from './order.ts';
import { search } from './search.ts';

/** Numbers from a seed. */
function seeded(seed: number): (from: number, through: number) => number {
  let state = seed >>> 0;
  return (from, through) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from + Math.floor((state / 2 ** 32) * (through - from + 1));
  };
}

type Int = ReturnType<typeof seeded>;

const movablesOf = (int: Int): Movable[] =>
  Array.from({ length: int(2, 3) }, (_, index) => {
    const [start, step] = [int(-2, 6), int(1, 3)];
    const isSwitch = int(0, 5) === 0;
    return {
      index,
      fact: `f${index}`,
      type: 'integer',
      low: isSwitch ? 0 : 0 - int(0, 3),
      high: isSwitch ? int(1, 2) : int(0, 4),
      at: (steps) => start + steps * step,
      price: int(0, 6),
      isSwitch,
    };
  });

const OPERATORS: readonly NumberOperator[] = ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];

function quantity(int: Int, movables: readonly Movable[], depth: number): Quantity {
  const one = () => quantity(int, movables, depth - 1);
  const roll = depth === 0 ? int(0, 3) : int(0, 9);
  if (roll === 0) return constant(int(0, 30) === 0 ? null : int(-3, 12));
  if (roll <= 3) return moved(movables[int(0, movables.length - 1)] as Movable);
  if (roll <= 5) return sumOf([one(), one()], int(0, 1) === 0 ? [one()] : []);
  if (roll === 6) return extremeOf(int(0, 1) === 0 ? 'min' : 'max', [one(), one()]);
  if (roll === 7) {
    const onZero = int(0, 1) === 0 ? null : int(0, 80);
    return ratioOf({ numerator: one(), denominator: one(), onZero, per: 100, numeratorScale: 1, denominatorScale: 1 });
  }
  const parts = Array.from({ length: int(1, 3) }, () => {
    if (int(0, 1) === 0) return pointsPer(one(), constant(int(1, 8)), constant(int(0, 5) * 10));
    const when = formula(int, movables, 1);
    return pointsWhen(
      when,
      movables.filter(({ index }) => (when.reads & (1n << BigInt(index))) !== 0n),
      constant(int(0, 4) * 5),
    );
  });
  return addedUp(parts);
}

function formula(int: Int, movables: readonly Movable[], depth: number): Formula {
  const parts = () => Array.from({ length: int(1, 3) }, () => formula(int, movables, depth - 1));
  const roll = depth === 0 ? 0 : int(0, 5);
  if (roll === 1) return allOf(parts());
  if (roll === 2) return anyOf(parts());
  if (roll === 3) return notOf(formula(int, movables, depth - 1));
  return comparison(OPERATORS[int(0, 5)] as NumberOperator, quantity(int, movables, 2), quantity(int, movables, 1));
}

/** Every way to move things, asked one by one. */
function byTrying(goals: readonly Formula[], wanted: Statuses, movables: readonly Movable[]): Priced | undefined {
  let best: Priced | undefined;
  const visit = (steps: number[]): void => {
    const movable = movables[steps.length];
    if (movable) {
      for (let step = movable.low; step <= movable.high; step += 1) visit([...steps, step]);
      return;
    }
    const point = Float64Array.from(steps);
    if (!goals.some((goal) => goal.statuses(new Box(point, point)) & wanted)) return;
    const way = { steps: point, cost: totalPrice(movables, point) };
    if (!best || compareWays(way, best) < 0) best = way;
  };
  visit([]);
  return best;
}

it('ENG-H4, ENG-H5: the best way is the one found by trying all of them', () => {
  const kinds = new Map<string, number>();
  for (let seed = 1; seed <= 1000; seed += 1) {
    const int = seeded(seed);
    const movables = movablesOf(int);
    const goals = Array.from({ length: int(1, 2) }, () => formula(int, movables, 2));
    const wanted = int(0, 4) === 0 ? NOT_MET : MET;
    const found = search({ goals, wanted, movables });
    const expected = byTrying(goals, wanted, movables);
    const told = found.kind === 'found' ? { cost: found.cost, steps: [...found.steps].map((step) => step + 0) } : undefined;
    expect({ seed, way: told }).toEqual({
      seed,
      way: expected && { cost: expected.cost, steps: [...expected.steps].map((step) => step + 0) },
    });
    const kind = !expected ? 'none' : expected.steps.every((step) => step === 0) ? 'there' : 'moved';
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  expect(Math.min(...kinds.values())).toBeGreaterThan(100);
  expect(kinds.get('moved')).toBeGreaterThan(120);
});

it('ENG-H4: a box says which statuses its points may have, and what they cost at least', () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const int = seeded(seed + 90_000);
    const movables = movablesOf(int);
    const goal = formula(int, movables, 2);
    const ranges = movables.map(({ low, high }) => {
      const from = int(low, high);
      return [from, int(from, high)] as const;
    });
    const box = new Box(
      Float64Array.from(ranges, ([low]) => low),
      Float64Array.from(ranges, ([, high]) => high),
    );
    const [may, needs] = [goal.statuses(box), goal.needs(box, MET)];
    const least = totalPrice(movables, box.nearest.low);
    const visit = (steps: number[]): void => {
      const range = ranges[steps.length];
      if (range) {
        for (let step = range[0]; step <= range[1]; step += 1) visit([...steps, step]);
        return;
      }
      const point = Float64Array.from(steps);
      const status = goal.statuses(new Box(point, point));
      expect([1, 2, 4]).toContain(status);
      expect(may & status).toBe(status);
      if (status === MET) expect(totalPrice(movables, point) - least).toBeGreaterThanOrEqual(needs - 1e-6);
    };
    visit([]);
  }
});
