import type { Program } from '@tierwright/program';
import {
  type Attribution,
  type Curve,
  DIRECTIONS,
  heldThroughTime,
  type Sought,
  type Threshold,
  type Timeline,
} from '@tierwright/simulation';
import type { SimulationOutput } from '../output/simulation.ts';
import type { Align } from '../terminal/table.ts';
import type { ReportTable } from './report-tables.ts';

const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const shown = (value: number): string => numbers.format(value);
/** Of a curve so many rows are shown, evenly; `--json` has all of them. */
const ROWS = 20;

const nameOf = ({ parameter, tier }: Threshold): string => (tier === undefined ? parameter : `${parameter} of ${tier}`);

function curveTable({ threshold, title, present, points }: Curve, { tracks = [] }: Program): ReportTable {
  const tiers = tracks.flatMap(({ id, title: of, tiers: all }) =>
    all.map((tier) => ({ track: id, id: tier.id, title: tracks.length > 1 ? `${of}: ${tier.title}` : tier.title })),
  );
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
  // Where nothing meets the goal: how far was looked, and what it comes to at both ends.
  const ends = (lowest: number, highest: number): string[] => (met ? [] : [shown(lowest), shown(highest)]);
  const rows = [
    ...values.map(({ threshold, present, value, lowest, highest }) => [
      nameOf(threshold),
      shown(present),
      shown(value),
      ...ends(lowest, highest),
    ]),
    ...goals.map(({ goal: { measure, track, tier, line, atMost, atLeast }, comesTo, met: isMet, atLowest, atHighest }) => [
      [measure, track, tier, line].filter((word) => word !== undefined).join(' '),
      [atMost === undefined ? '' : `≤ ${shown(atMost)}`, atLeast === undefined ? '' : `≥ ${shown(atLeast)}`].join(' ').trim(),
      `${shown(comesTo)}${isMet ? '' : ' (missed)'}`,
      ...ends(atLowest, atHighest),
    ]),
  ];
  const how = `${met ? 'the goal is met' : 'the goal cannot be met; this comes nearest'}${proved ? '' : ', as far as was looked'}`;
  const head = ['', 'now, or goal', 'found', ...(met ? [] : ['at the lowest', 'at the highest'])];
  return { title: `Sought: ${how}`, rows: [head, ...rows], align: head.map((_, index): Align => (index === 0 ? 'left' : 'right')) };
}

/** Partners per tier at each step, baseline → candidate. */
function timelineTables(timeline: Timeline, { tracks = [] }: Program): ReportTable[] {
  const titleOf = (track: string, tier: string | null) =>
    tier === null ? 'no tier' : (tracks.find(({ id }) => id === track)?.tiers.find(({ id }) => id === tier)?.title ?? tier);
  return heldThroughTime(timeline).map(({ track, title, byGroup, tiers, days }) => {
    const head = ['', ...tiers.map((tier) => titleOf(track, tier)), 'differing'];
    const rows = days.map(({ on, held, differing }) => [
      on,
      ...held.map(({ before, after }) => (before === after ? shown(before) : `${shown(before)} → ${shown(after)}`)),
      shown(differing),
    ]);
    return {
      title: `${title}${byGroup ? ', by group' : ''}: partners per tier through time, states carried on, baseline → candidate`,
      rows: [head, ...rows],
      align: head.map((_, index): Align => (index === 0 ? 'left' : 'right')),
    };
  });
}

/** A line of the terminal has no room for long sentences; `--json` has all of them. */
const LONGEST = 90;
const short = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`);

function attributionTable({ changes, moved, onlyTogether, undone }: Attribution): ReportTable {
  const doing = changes.filter(({ moved: by, difference }) => difference !== 0 || DIRECTIONS.some((direction) => by[direction] > 0));
  const rows = doing.map(({ sentence, needs, moved: by, difference }) => [
    `${short(sentence)}${needs.length === 0 ? '' : ` (with ${shown(needs.length)} more)`}`,
    ...DIRECTIONS.map((direction) => (by[direction] === 0 ? '·' : shown(by[direction]))),
    whole.format(difference),
  ]);
  const none = changes.length - doing.length;
  const rest = [
    `${shown(moved)} partners move in all`,
    ...(onlyTogether > 0 ? [`${shown(onlyTogether)} by no change alone`] : []),
    ...(undone > 0 ? [`${shown(undone)} more by one that others undo`] : []),
    ...(none > 0 ? [`${shown(none)} changes do nothing here`] : []),
  ];
  return {
    title: `What each change does alone (${rest.join(', ')})`,
    rows: [['', ...DIRECTIONS, 'cost a year'], ...rows],
    align: ['left', ...DIRECTIONS.map((): Align => 'right'), 'right'],
  };
}

/** What was asked besides the report, as tables. */
export function answerTables({ curves = [], sought, timeline, attribution }: SimulationOutput, candidate: Program): ReportTable[] {
  return [
    ...(timeline ? timelineTables(timeline, candidate) : []),
    ...(attribution ? [attributionTable(attribution)] : []),
    ...curves.map((curve) => curveTable(curve, candidate)),
    ...(sought ? [soughtTable(sought)] : []),
  ];
}
