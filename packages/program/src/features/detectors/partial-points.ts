import type { Program } from '../../document/schema.ts';
import { toPointer } from '../../source/json-pointer.ts';
import type { Detector } from '../feature.ts';
import { asksForMore, decidingConditions, jointLeaves } from '../leaves.ts';
import { addends } from '../parts.ts';

/** A score that gives a part of its points for a part of a value; or a floor under a part of a total that is asked for too. */
export const partialPoints: Detector = (program) => {
  const scores = Object.entries(program.derived ?? {})
    .filter(([, derived]) => 'score' in derived && derived.score.some((part) => 'per' in part))
    .map(([id]) => toPointer(['derived', id, 'score']));
  const floors = decidingConditions(program).flatMap((condition) => {
    const joint = jointLeaves(program, condition).filter(({ leaf }) => asksForMore(leaf));
    const isFloor = (id: string) => joint.some(({ leaf: { fact: total } }) => isPartOf(program, id, total));
    return joint.filter(({ leaf }) => isFloor(leaf.fact)).map(({ pointer }) => pointer);
  });
  return [...scores, ...new Set(floors)];
};

/** A part of a total, or a smaller total of some of its parts. */
function isPartOf(program: Program, id: string, total: string): boolean {
  const parts = addends(program, total);
  const own = addends(program, id);
  return parts.includes(id) || (own.length > 0 && own.length < parts.length && own.every((part) => parts.includes(part)));
}
