import { decimalSum, type FactValue } from '@tierwright/facts';
import type { Bounded, Frame } from '../compile/frame.ts';
import type { Compiled } from '../conditions/compiled.ts';

export type CompiledScorePart =
  | { per: (frame: Frame) => FactValue; full: (frame: Frame) => FactValue; points: (frame: Frame) => FactValue }
  | { when: Compiled; points: (frame: Frame) => FactValue };

/** Points a part earns, or what it could still earn where it is unknown (ENG-D2). */
function earned(part: CompiledScorePart, frame: Frame): { points: number; unknown: number } {
  const points = part.points(frame) as number | null;
  if ('when' in part) {
    const status = part.when.status(frame);
    if (status === 'unknown' || points === null) return { points: 0, unknown: status === 'missed' ? 0 : (points ?? 0) };
    return { points: status === 'met' ? points : 0, unknown: 0 };
  }
  const value = part.per(frame) as number | null;
  const full = part.full(frame) as number | null;
  if (value === null || full === null || points === null || !(full > 0)) return { points: 0, unknown: points ?? 0 };
  return { points: (points * Math.min(Math.max(value, 0), full)) / full, unknown: 0 };
}

/** A score, with the points of unknown parts in its upper bound; both sums exact as decimals. */
export function scoreOf(parts: readonly CompiledScorePart[]): (frame: Frame) => Bounded {
  return (frame) => {
    const points: number[] = [];
    const open: number[] = [];
    for (const part of parts) {
      const one = earned(part, frame);
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
