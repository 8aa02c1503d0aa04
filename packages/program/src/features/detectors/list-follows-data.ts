import type { Detector } from '../feature.ts';
import { decidingConditions, leavesOf } from '../leaves.ts';

/** A requirement over each group that the partner's data shows, such as each product area with spend. */
export const listFollowsData: Detector = (program) =>
  decidingConditions(program)
    .flatMap(({ condition, pointer }) => leavesOf(condition, pointer))
    .filter(({ leaf }) => {
      const derived = program.derived?.[leaf.fact];
      return derived !== undefined && 'each' in derived;
    })
    .map(({ pointer }) => pointer);
