import type { Detector } from '../feature.ts';
import { asksForMore, decidingConditions, leavesOf } from '../leaves.ts';
import { addends, isWeighted } from '../parts.ts';

/** A score, a weighted sum of records, or a sum with such a part, that must be at least so much. */
export const pointsReachThreshold: Detector = (program) =>
  decidingConditions(program)
    .flatMap(({ condition, pointer }) => leavesOf(condition, pointer))
    .filter(({ leaf }) => {
      const derived = program.derived?.[leaf.fact];
      const scored = derived !== undefined && 'score' in derived;
      return asksForMore(leaf) && (scored || [leaf.fact, ...addends(program, leaf.fact)].some((id) => isWeighted(program, id)));
    })
    .map(({ pointer }) => pointer);
