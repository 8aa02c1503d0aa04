import type { Box } from '../search/box.ts';
import { insideOf, known, movablesOf, type Quantity, type Range, UNKNOWN_RANGE } from './quantity.ts';
import { addedReach } from './reach.ts';

/** The smallest or largest of numbers or dates (ENG-D4). */
export function extremeOf(kind: 'min' | 'max', parts: readonly Quantity[]): Quantity {
  const pick = kind === 'min' ? Math.min : Math.max;
  const range = (box: Box): Range => {
    const all = parts.map((part) => part.range(box));
    if (!all.every(({ mayBeKnown }) => mayBeKnown)) return UNKNOWN_RANGE;
    return known(
      pick(...all.map(({ low }) => low)),
      pick(...all.map(({ high }) => high)),
      all.some(({ mayBeUnknown }) => mayBeUnknown),
    );
  };
  return {
    movables: movablesOf(parts),
    inside: insideOf(parts),
    extremeOf: { kind, parts },
    range,
    // The extreme moves no further than all of its parts together.
    reach: (box, up) => {
      const all = parts.map((part) => part.reach(box, up));
      return { ...addedReach(all, []), at: pick(...all.map(({ at }) => at)) };
    },
  };
}
