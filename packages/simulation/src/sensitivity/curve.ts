import { type Program, toMajor } from '@tierwright/program';
import type { Direction } from '../report/tier-move.ts';
import { NAMED_DIRECTIONS } from '../sweep/directions.ts';
import { directionName, lineName, tierName, unknownName } from '../sweep/readings.ts';
import { cellSums } from '../sweep/sums.ts';
import type { SweepPart } from '../sweep/sweep-part.ts';
import type { Axis } from '../thresholds/axis.ts';
import type { Threshold } from '../thresholds/threshold.ts';

/** What comes of one value of a threshold. */
export interface CurvePoint {
  /** Major units. */
  value: number;
  /** Partners by headline tier, by track; the lowest tier first. */
  tiers: Record<string, Record<string, number>>;
  /** Partners by direction against the baseline (SIM-M3). */
  moved: Record<Direction, number>;
  /** A year's cost of each line that any partner has, major units of the program's currency, and partners whose amount is not known. */
  cost: Record<string, { amount: number; unknown: number }>;
  /** The sum of the lines. */
  total: number;
}

/** What comes of moving a threshold: a point for each value, rising. */
export interface Curve {
  threshold: Threshold;
  title: string;
  /** The value that the candidate has, major units. */
  present: number;
  partners: number;
  points: CurvePoint[];
}

/** The lines of the bill of a version, in the order of the document. */
export const linesOf = ({ benefits = [], stacking = {} }: Program): string[] => [
  ...benefits.map(({ id }) => id),
  ...Object.keys(stacking).map((id) => `stacking.${id}`),
];

/** A part that holds every partner, as a curve. */
export function curveOf({ partners, sums }: SweepPart, { threshold, present, values }: Axis, program: Program): Curve {
  const counted = new Map(Object.entries(sums).map(([name, sum]) => [name, cellSums(sum, [values.length])]));
  const at = (name: string, index: number): number => counted.get(name)?.[index] ?? 0;
  const amountOf = (name: string, index: number): number => toMajor(at(name, index), program.currency);
  const lines = linesOf(program).filter((line) => counted.has(lineName(line)) || counted.has(unknownName(line)));
  const points = values.map((value, index): CurvePoint => {
    const tiers = (program.tracks ?? []).map(({ id, tiers: all }) => {
      const counts = all.map((tier) => [tier.id, at(tierName(id, tier.id), index)] as const);
      return [id, Object.fromEntries(counts)] as const;
    });
    const moved = NAMED_DIRECTIONS.map((direction) => [direction, at(directionName(direction), index)] as const);
    const cost = lines.map((line) => [line, { amount: amountOf(lineName(line), index), unknown: at(unknownName(line), index) }] as const);
    return {
      value,
      tiers: Object.fromEntries(tiers),
      moved: Object.fromEntries(moved) as Record<Direction, number>,
      cost: Object.fromEntries(cost),
      total: toMajor(
        lines.reduce((sum, line) => sum + at(lineName(line), index), 0),
        program.currency,
      ),
    };
  });
  return { threshold, title: program.parameters?.[threshold.parameter]?.title ?? threshold.parameter, present, partners, points };
}
