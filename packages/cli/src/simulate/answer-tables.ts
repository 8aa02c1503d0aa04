import type { Program } from '@tierwright/program';
import type { Curve, Sought, Threshold } from '@tierwright/simulation';
import type { SimulationOutput } from '../output/simulation.ts';
import type { Align } from '../terminal/table.ts';
import type { ReportTable } from './report-tables.ts';

const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const shown = (value: number): string => numbers.format(value);
/** Of a curve so many rows are shown, evenly; `--json` has all of them. */
const ROWS = 20;

const nameOf = ({ parameter, tier }: Threshold): string => (tier === undefined ? parameter : `${parameter} of ${tier}`);

function curveTable({ threshold, title, present, points }: Curve, { tracks = [] }: Program): ReportTable {
  const tiers = tracks.flatMap(({ id, tiers: all }) => all.map((tier) => ({ track: id, ...tier })));
  const by = Math.max(1, Math.ceil(points.length / ROWS));
  const rows = points
    .filter(({ value }, index) => index % by === 0 || value === present || index === points.length - 1)
    .map(({ value, tiers: counts, moved, total }) => [
      `${shown(value)}${value === present ? ' (now)' : ''}`,
      ...tiers.map(({ track, id }) => shown(counts[track]?.[id] ?? 0)),
      shown(moved.up + moved.in),
      shown(moved.down + moved.out),
      shown(total),
    ]);
  const head = [nameOf(threshold), ...tiers.map((tier) => tier.title), 'up', 'down', 'cost a year'];
  return { title: `${title}: what comes of other values`, rows: [head, ...rows], align: head.map((): Align => 'right') };
}

function soughtTable({ values, goals, met, proved }: Sought): ReportTable {
  const rows = [
    ...values.map(({ threshold, present, value }) => [nameOf(threshold), shown(present), shown(value)]),
    ...goals.map(({ goal: { measure, track, tier, line, atMost, atLeast }, comesTo, met: isMet }) => [
      [measure, track, tier, line].filter((word) => word !== undefined).join(' '),
      [atMost === undefined ? '' : `≤ ${shown(atMost)}`, atLeast === undefined ? '' : `≥ ${shown(atLeast)}`].join(' ').trim(),
      `${shown(comesTo)}${isMet ? '' : ' (missed)'}`,
    ]),
  ];
  const how = `${met ? 'the goal is met' : 'the goal cannot be met; this comes nearest'}${proved ? '' : ', as far as was looked'}`;
  return { title: `Sought: ${how}`, rows: [['', 'now, or goal', 'found'], ...rows], align: ['left', 'right', 'right'] };
}

/** What was asked besides the report, as tables. */
export function answerTables({ curves = [], sought }: SimulationOutput, candidate: Program): ReportTable[] {
  return [...curves.map((curve) => curveTable(curve, candidate)), ...(sought ? [soughtTable(sought)] : [])];
}
