import { assign, careOf, chooseValue, ordinaryValue } from './assign.ts';
import { known } from './context.ts';
import { avoidNear, type Draw, drawNear, drawNumber } from './draw.ts';
import type { NearChoice } from './near.ts';
import { NUMBERS, type Plan, type Threshold, thresholdsOf } from './plan.ts';
import type { Range } from './range.ts';
import type { Subject } from './track-goals.ts';

/** Of the first threshold: what a partner that sells has at least. */
const LEAST = 0.01;

/** Gives a subject its value, unless it has one: in its range, near a threshold or away from all. */
export function choose(plan: Plan, subject: Subject, near: NearChoice | undefined): void {
  const { context, ranges } = plan;
  const { draft } = context;
  if (known(context, subject.id) !== undefined) return;
  // Thresholds first: one that is another fact gives that fact its value.
  const levels = NUMBERS.includes(subject.type) ? thresholdsOf(plan, subject) : [];
  const range = withRelatives(plan, subject, ranges.get(subject.id));
  // Who sold nothing has only what its tier asks for, and what comes by the way.
  if (!range && !draft.active) return;
  if (!NUMBERS.includes(subject.type)) {
    if (!range && context.values.program.facts?.[subject.id]?.attribute !== undefined) return;
    const value = chooseValue(context, subject.id, range ?? {});
    if (value !== undefined) assign(context, subject.id, value, careOf(range));
    return;
  }
  const close = near?.subject === subject ? near : undefined;
  const value = close
    ? drawNear(draft.random, close.threshold, close.side, subject.type)
    : awayFromThresholds(plan, subject, range ?? {}, levels);
  if (subject.volume && levels.length > 0) draft.size = Math.max(draft.size, value / Math.min(...levels.map((level) => level.value)));
  const care = careOf(range);
  if (close) care.round = close.side === 'above' ? 'up' : 'down';
  assign(context, subject.id, value, care);
}

/** A part of a fact's records never gives more than the whole: what is known of either bounds the other. */
function withRelatives({ context, ranges }: Plan, { whole, parts }: Subject, range: Range | undefined): Range | undefined {
  if (whole === undefined && parts.length === 0) return range;
  let { low, high } = range ?? {};
  const bound = (other: string, side: 'low' | 'high'): number | undefined => {
    const value = known(context, other) ?? ranges.get(other)?.[side];
    return typeof value === 'number' ? value : undefined;
  };
  if (whole !== undefined) high = least(high, bound(whole, 'high'));
  // A part that is zero says nothing of the whole.
  for (const part of parts) low = most(low, bound(part, 'low') || undefined);
  if (low === range?.low && high === range?.high) return range;
  if (low !== undefined && high !== undefined && low > high) return range;
  return { ...range, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

const least = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.min(a, b);
const most = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.max(a, b);

function awayFromThresholds(plan: Plan, subject: Subject, range: Range, levels: readonly Threshold[]): number {
  const { context } = plan;
  const { draft, tail } = context;
  const thresholds = levels.map(({ value }) => value);
  const towards = levels.findLast(({ tier }) => tier <= plan.ahead) ?? levels[0];
  const draw: Draw = {
    type: subject.type,
    range,
    thresholds,
    ordinary: towards?.value ?? ordinaryValue(context, subject.id, subject.type),
    volume: subject.volume,
    tail,
  };
  const value = avoidNear(drawNumber(draft.random, draw), draw);
  if (!subject.sales || !draft.active || subject.type === 'percent' || levels.length === 0) return value;
  // Who closed a sale has at least one, and an amount.
  const least = subject.type === 'integer' ? 1 : Math.ceil(Math.min(...thresholds) * LEAST);
  return value < least && (range.high === undefined || least <= range.high) ? least : value;
}
