import type { Status } from '@tierwright/facts';
import type { Movable } from '../movable/movable.ts';
import type { Box } from '../search/box.ts';
import { ANY_STATUS, type Formula, MET, MISSED, UNKNOWN } from './formula.ts';
import { TestFormula } from './test-of.ts';

const BIT = { met: MET, missed: MISSED, unknown: UNKNOWN } as const satisfies Record<Status, number>;

/** A test that nothing is known of but its outcome: asked again for every way to move what it reads. */
export const replayed = (movables: readonly Movable[], statusAt: (box: Box) => Status): Formula =>
  new TestFormula({
    movables,
    inside: [],
    together: () => 0,
    statuses: (box) => (movables.every(({ index }) => box.isFixed(index)) ? BIT[statusAt(box)] : ANY_STATUS),
  });
