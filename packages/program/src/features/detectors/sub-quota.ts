import type { Detector } from '../feature.ts';
import { asksForMore, decidingConditions, jointLeaves } from '../leaves.ts';
import { narrowed } from '../parts.ts';

/** A count and a part of it that must both be large enough. */
export const subQuota: Detector = (program) => {
  const found = decidingConditions(program).flatMap((condition) => {
    const joint = jointLeaves(program, condition).filter(({ leaf }) => asksForMore(leaf));
    const asked = new Set(joint.map(({ leaf }) => leaf.fact));
    return joint.filter(({ leaf }) => narrowed(program, leaf.fact).some((whole) => asked.has(whole))).map(({ pointer }) => pointer);
  });
  return [...new Set(found)];
};
