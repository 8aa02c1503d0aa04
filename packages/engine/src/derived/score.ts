import { decimalSum, type Status } from '@tierwright/facts';
import type { Bounded, Frame } from '../compile/frame.ts';
import type { Compiled } from '../conditions/compiled.ts';
import type { Read } from './arithmetic.ts';

export type CompiledScorePart<C> =
  | { per: Read<C>; full: Read<C>; points: Read<C> }
  | { when: { status: (of: C) => Status }; points: Read<C> };

/** Points a part earns, or what it could still earn where it is unknown (ENG-D2). */
function earned<C>(part: CompiledScorePart<C>, of: C): { points: number; unknown: number } {
  const points = part.points(of) as number | null;
  if ('when' in part) {
    const status = part.when.status(of);
    if (status === 'unknown' || points === null) return { points: 0, unknown: status === 'missed' ? 0 : (points ?? 0) };
    return { points: status === 'met' ? points : 0, unknown: 0 };
  }
  const value = part.per(of) as number | null;
  const full = part.full(of) as number | null;
  if (value === null || full === null || points === null || !(full > 0)) return { points: 0, unknown: points ?? 0 };
  return { points: (points * Math.min(Math.max(value, 0), full)) / full, unknown: 0 };
}

/** A score, with the points of unknown parts in its upper bound; both sums exact as decimals. */
export function scoreOf<C>(parts: readonly CompiledScorePart<C>[]): (of: C) => { value: number; atMost: number } {
  return (of) => {
    const points: number[] = [];
    const open: number[] = [];
    for (const part of parts) {
      const one = earned(part, of);
      points.push(one.points);
      if (one.unknown !== 0) open.push(one.unknown);
    }
    const value = decimalSum(points);
    return { value, atMost: open.length === 0 ? value : decimalSum([...points, ...open]) };
  };
}

/** How many requirements are met, with the unknown ones in the upper bound (ENG-D1). */
export function countOf(requirements: readonly Compiled[]): (frame: Frame) => Bounded {
  return (frame) => {
    let value = 0;
    let open = 0;
    for (const requirement of requirements) {
      const status = requirement.status(frame);
      if (status === 'met') value += 1;
      else if (status === 'unknown') open += 1;
    }
    return { value, atMost: value + open };
  };
}
