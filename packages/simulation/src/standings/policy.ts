import { addDuration, type Day } from '@tierwright/facts';
import type { TrackPlan } from '../plan/track-plan.ts';
import { NO_DAY } from '../snapshot/snapshot.ts';
import { NEVER, nextReviewOf } from './review-days.ts';
import type { DatesNodes, ReviewNodes, SpanNodes, TermNode } from './review-nodes.ts';
import type { RowValues } from './row-values.ts';

/** What a span reads in rows. */
interface Span {
  /** Whether its condition is met. */
  readonly applies: (row: number) => boolean;
  readonly since: ((row: number) => Day) | null;
  /** The first day on which it holds no more: `NEVER` without an end, `NO_DAY` where the end is unknown. */
  readonly end: (row: number) => Day;
}

/** The policy of a tier held, over the rows of a snapshot (ENG-S). */
export interface Policy {
  readonly nextPromotion: (day: Day, row: number) => Day;
  readonly isOneStep: boolean;
  readonly nextDemotion: (day: Day, row: number) => Day;
  readonly isOneBelow: boolean;
  /** The day grace ends for a demotion due on a day: that day without grace, `NO_DAY` where it is unknown. */
  readonly graceUntil: (day: Day, row: number) => Day;
  /** ENG-S7: until when the tier is kept by what keeps it on the day, `NO_DAY` where nothing does. */
  readonly keptUntil: (day: Day, row: number) => Day;
  readonly probation: readonly { readonly reach: number; readonly applies: (row: number) => boolean; readonly end: (row: number) => Day }[];
}

/** Where rows have the values of a policy's nodes. */
export interface RowReading {
  readonly values: RowValues;
  readonly yearStarts: string | undefined;
  /** By row: 0 where the flag is set. */
  readonly flag: (flag: TrackPlan) => Int8Array;
}

export function policyOf(nodes: ReviewNodes, reading: RowReading): Policy {
  const { values } = reading;
  const termOf = (node: TermNode): ((row: number) => string | null) => (typeof node === 'string' ? () => node : values.term(node));
  const nextOf = ({ at, since }: DatesNodes): ((day: Day, row: number) => Day) => {
    const next = nextReviewOf(at, reading.yearStarts);
    if (since === null) return (day) => next(day, NO_DAY);
    const from = values.day(since);
    return (day, row) => next(day, from(row));
  };
  const endOf = ({ since, term, until }: SpanNodes): ((row: number) => Day) => {
    if (until !== NO_DAY) return () => until;
    if (since === null || term === null) return () => NO_DAY;
    const [from, length] = [values.day(since), termOf(term)];
    return (row) => {
      const [first, duration] = [from(row), length(row)];
      return first === NO_DAY || duration === null ? NO_DAY : addDuration(first, duration, 1);
    };
  };
  const appliesOf = ({ when }: SpanNodes): ((row: number) => boolean) => {
    if (when === null) return () => true;
    const flags = reading.flag(when);
    return (row) => flags[row] === 0;
  };
  const keep = nodes.keep.map((entry): Span => {
    const isOpen = entry.until === NO_DAY && entry.term === null;
    return {
      applies: appliesOf(entry),
      since: entry.since === null ? null : values.day(entry.since),
      end: isOpen ? () => NEVER : endOf(entry),
    };
  });
  const grace = nodes.grace === null ? null : termOf(nodes.grace);
  return {
    nextPromotion: nextOf(nodes.promote),
    isOneStep: nodes.isOneStep,
    nextDemotion: nextOf(nodes.demote),
    isOneBelow: nodes.isOneBelow,
    graceUntil(day, row) {
      if (grace === null) return day;
      const term = grace(row);
      return term === null ? NO_DAY : addDuration(day, term, 1);
    },
    keptUntil: keep.length === 0 ? () => NO_DAY : (day, row) => keptUntil(keep, day, row),
    probation: nodes.probation.map((entry) => ({ reach: entry.reach, applies: appliesOf(entry), end: endOf(entry) })),
  };
}

function keptUntil(keep: readonly Span[], day: Day, row: number): Day {
  let last = NO_DAY;
  for (const { applies, since, end } of keep) {
    if (!applies(row)) continue;
    if (since !== null) {
      const from = since(row);
      if (from === NO_DAY || day < from) continue;
    }
    const until = end(row);
    if (day < until && until > last) last = until;
  }
  return last;
}
