import type { Program } from '../../document/schema.ts';
import { toPointer } from '../../source/json-pointer.ts';
import type { Detector } from '../feature.ts';
import { aggregateOf, narrowed, windowsOf } from '../parts.ts';

/** A share of those who came or were there in a period: the period chooses the denominator. */
export const cohortRatio: Detector = (program) =>
  Object.entries(program.derived ?? {}).flatMap(([id, derived]) => {
    if (!('ratio' in derived)) return [];
    const [part, whole] = derived.ratio;
    if (part === undefined || whole === undefined) return [];
    return isCohort(program, whole) && narrowed(program, part).includes(whole) ? [toPointer(['derived', id, 'ratio'])] : [];
  });

function isCohort(program: Program, id: string): boolean {
  const fact = program.facts?.[id];
  const counts = ['count', 'countDistinct'].includes(aggregateOf(program, id) ?? '');
  return (
    counts && fact !== undefined && windowsOf(fact).some(({ window }) => window.trailing !== undefined || window.calendar !== undefined)
  );
}
