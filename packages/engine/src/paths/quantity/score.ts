import { type Formula, isThere, MET, MISSED, NOT_MET, type Statuses, UNKNOWN } from '../formula/formula.ts';
import type { Box } from '../search/box.ts';
import { type BoundedRange, insideOf, movablesOf, type Quantity, type Range } from './quantity.ts';
import { addedReach, fixedReach, joined, type Reach, scaledReach } from './reach.ts';
import { total } from './total.ts';

/** What a part adds to a count or score: what it earns, and what it could still earn where it is unknown. */
interface Earned {
  low: number;
  high: number;
  /** Points that count for the upper bound only. */
  openLow: number;
  openHigh: number;
}

/** A part of a count or score. */
export interface Part {
  readonly movables: Quantity['movables'];
  readonly inside: readonly Formula[];
  earned(box: Box): Earned;
  reach(box: Box, up: boolean): Reach;
}

/** A count, a score, an `each`: parts added up, with those that are unknown in the upper bound (ENG-D1, ENG-D2, ENG-D5). */
export function addedUp(parts: readonly Part[]): Quantity {
  const bounded = (box: Box): BoundedRange => {
    const all = parts.map((part) => part.earned(box));
    const isPoint = all.every((one) => one.low === one.high && one.openLow === one.openHigh);
    const bound = (pick: (one: Earned) => number[], outward: -1 | 1): number => total(all.flatMap(pick), [], isPoint ? 0 : outward);
    const low = bound((one) => [one.low], -1);
    const high = isPoint ? low : bound((one) => [one.high], 1);
    const open = all.filter((one) => one.openHigh > 0);
    if (open.length === 0) return { low, high, atMostLow: low, atMostHigh: high, mayBeKnown: true, mayBeUnknown: false };
    const atMostLow = bound((one) => [one.low, one.openLow], -1);
    const atMostHigh = isPoint ? atMostLow : bound((one) => [one.high, one.openHigh], 1);
    return {
      low,
      high,
      atMostLow,
      atMostHigh,
      mayBeKnown: open.every(({ openLow }) => openLow === 0),
      mayBeUnknown: true,
    };
  };
  return {
    movables: movablesOf(parts),
    inside: insideOf(parts),
    range: bounded,
    bounded,
    reach: (box, up) =>
      addedReach(
        parts.map((part) => part.reach(box, up)),
        [],
      ),
  };
}

const size = (range: Range): number => (range.mayBeKnown ? range.high : 0);

/** All points or none: a requirement that is counted, a condition of a score, a group of an `each`. */
export function pointsWhen(when: Formula, movables: Quantity['movables'], points: Quantity): Part {
  const earned = (box: Box): Earned => {
    const worth = points.range(box);
    const statuses: Statuses = when.statuses(box);
    const mayBeMet = (statuses & MET) !== 0 && worth.mayBeKnown;
    const mustBeMet = statuses === MET && !worth.mayBeUnknown;
    const isOpen = (statuses & UNKNOWN) !== 0 && worth.mayBeKnown;
    const isClosed = (statuses & (MET | MISSED)) !== 0 || worth.mayBeUnknown;
    return {
      low: mustBeMet ? worth.low : 0,
      high: mayBeMet ? size(worth) : 0,
      openLow: isOpen && !isClosed ? worth.low : 0,
      openHigh: isOpen ? size(worth) : 0,
    };
  };
  const reach = (box: Box, up: boolean): Reach => {
    const { low, high } = earned(box);
    if (points.movables.length > 0 || points.inside.length > 0 || low === high) return fixedReach(up ? high : low);
    const wanted = up ? MET : NOT_MET;
    if (isThere(when, box, wanted)) return fixedReach(up ? high : low);
    const most = high - low;
    return { at: up ? low : high, gains: [{ rate: most / when.needs(box, wanted), most, reads: when.reads }], size: high };
  };
  return { movables: movablesOf([{ movables }, points]), inside: [when, ...points.inside], earned, reach };
}

/** Partial points: `points · min(max(value, 0), full) ÷ full` (ENG-D2). */
export function pointsPer(value: Quantity, full: Quantity, points: Quantity): Part {
  const parts = [value, full, points];
  const isFixed = [full, points].every(({ movables, inside }) => movables.length === 0 && inside.length === 0);
  const earn = (at: number, whole: number, worth: number): number => (worth * Math.min(Math.max(at, 0), whole)) / whole;
  const earned = (box: Box): Earned => {
    const [of, whole, worth] = parts.map((part) => part.range(box)) as [Range, Range, Range];
    const ranges = [of, whole, worth];
    const mayCount = ranges.every(({ mayBeKnown }) => mayBeKnown) && whole.high > 0;
    const mayNot = ranges.some(({ mayBeUnknown }) => mayBeUnknown) || !mayCount || whole.low <= 0;
    const ends = mayCount ? endsOf(of, whole, worth, earn) : [0];
    const open = worth.mayBeKnown && mayNot ? worth.high : 0;
    return {
      low: Math.min(...ends, ...(mayNot ? [0] : [])),
      high: Math.max(...ends, ...(mayNot ? [0] : [])),
      openLow: mayCount || worth.mayBeUnknown || !worth.mayBeKnown ? 0 : worth.low,
      openHigh: open,
    };
  };
  const reach = (box: Box, up: boolean): Reach => {
    const all = earned(box);
    const whole = full.range(box);
    const worth = points.range(box);
    if (!isFixed || !whole.mayBeKnown || !worth.mayBeKnown || !(whole.low > 0) || value.range(box).mayBeUnknown)
      return fixedReach(up ? all.high : all.low);
    const measured = value.reach(box, up);
    const at = earn(measured.at, whole.low, worth.low);
    const left = up ? worth.low - at : at;
    const { gains } = scaledReach({ ...measured, gains: joined(measured.gains) }, worth.low / whole.low);
    return { at, gains: gains.map((gain) => ({ ...gain, most: Math.min(gain.most, left) })), size: worth.low };
  };
  return { movables: movablesOf(parts), inside: insideOf(parts), earned, reach };
}

type Earn = (at: number, whole: number, worth: number) => number;

/** Where what is full differs over the box, the one rounding of the division is left room for. */
function endsOf(of: Range, whole: Range, worth: Range, earn: Earn): number[] {
  const wholes = [Math.max(whole.low, Number.MIN_VALUE), whole.high];
  const ends = wholes.flatMap((full) =>
    [worth.low, worth.high].flatMap((points) => [earn(of.low, full, points), earn(of.high, full, points)]),
  );
  if (whole.low === whole.high) return ends;
  return [Math.min(...ends) * (1 - ROOM), Math.max(...ends) * (1 + ROOM)];
}
const ROOM = 1e-12;
