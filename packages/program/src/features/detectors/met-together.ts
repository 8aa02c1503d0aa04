import type { Detector } from '../feature.ts';
import { asksForMore, jointParts, leavesOf, tierConditions } from '../leaves.ts';

/** A tier that asks for two measures or more, all of them; alternatives count as one. */
export const metTogether: Detector = (program) =>
  tierConditions(program)
    .filter((tier) => {
      const measures = jointParts(program, tier).flatMap(({ condition, pointer }) => {
        const asked = leavesOf(condition, pointer).filter(({ leaf }) => asksForMore(leaf));
        return asked.slice(0, 1).map(({ leaf }) => leaf.fact);
      });
      return new Set(measures).size > 1;
    })
    .map(({ pointer }) => pointer);
