import { bitOf, type Movable, numberAt, priceOf } from '../movable/movable.ts';
import { known, type Quantity } from './quantity.ts';
import { fixedReach, type Reach } from './reach.ts';

/** The value of a fact that can be moved. */
export function moved(movable: Movable): Quantity {
  const [now, next] = [numberAt(movable, 0), numberAt(movable, 1)];
  const grain = Number.isSafeInteger(now) && Number.isSafeInteger(next) ? { grain: next - now } : {};
  return {
    movables: [movable],
    isMovable: movable,
    ...grain,
    inside: [],
    range: (box) => known(numberAt(movable, box.low[movable.index] as number), numberAt(movable, box.high[movable.index] as number)),
    reach: (box, up): Reach => {
      const start = box.step(movable.index);
      const end = (up ? box.high : box.low)[movable.index] as number;
      const at = numberAt(movable, start);
      const most = Math.abs(numberAt(movable, end) - at);
      if (most === 0) return fixedReach(at);
      const cost = priceOf(movable, end) - priceOf(movable, start);
      return { at, gains: [{ rate: most / cost, most, reads: bitOf(movable) }], size: Math.abs(at) };
    },
  };
}
