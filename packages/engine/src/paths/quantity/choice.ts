import { type Formula, MET, MISSED, UNKNOWN } from '../formula/formula.ts';
import type { Movable } from '../movable/movable.ts';
import type { Box } from '../search/box.ts';
import type { Quantity, Range } from './quantity.ts';
import { fixedReach } from './reach.ts';

/** Values of which the first whose condition is met holds; the last holds where none is (ENG-P2). */
export interface Choice<T> {
  movables: readonly Movable[];
  inside: readonly Formula[];
  /** The values that may hold somewhere in a box, and whether it may be that none can be told. */
  options(box: Box): { values: T[]; mayBeUnknown: boolean };
}

export function choiceOf<T>(variants: readonly { when: Formula; value: T }[], own: T, movables: readonly Movable[]): Choice<T> {
  return {
    movables,
    inside: variants.map(({ when }) => when),
    options: (box) => {
      const values: T[] = [];
      let mayBeUnknown = false;
      for (const { when, value } of variants) {
        const statuses = when.statuses(box);
        if (statuses & MET) values.push(value);
        if (statuses & UNKNOWN) mayBeUnknown = true;
        if ((statuses & MISSED) === 0) return { values, mayBeUnknown };
      }
      values.push(own);
      return { values, mayBeUnknown };
    },
  };
}

/** A number that conditions choose. */
export function chosen(choice: Choice<number | null>): Quantity {
  const range = (box: Box): Range => {
    const { values, mayBeUnknown } = choice.options(box);
    const numbers = values.filter((value) => value !== null);
    return {
      low: Math.min(...numbers),
      high: Math.max(...numbers),
      mayBeKnown: numbers.length > 0,
      mayBeUnknown: mayBeUnknown || numbers.length < values.length,
    };
  };
  return {
    movables: choice.movables,
    inside: choice.inside,
    range,
    reach: (box, up) => {
      const { low, high, mayBeKnown } = range(box);
      return fixedReach(mayBeKnown ? (up ? high : low) : 0);
    },
  };
}
