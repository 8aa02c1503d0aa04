import type { Dated } from '../../parameters/schema.ts';
import { inForce, isHistory } from '../../resolve/dated.ts';
import type { Literal } from '../../values/schema.ts';
import { same } from '../content.ts';

/** A time in which two histories have other values: from a day, or from the beginning, until before a day, or for good. */
export interface Segment {
  readonly from?: string;
  readonly until?: string;
  readonly before?: Literal;
  readonly after?: Literal;
}

/** Where two values of a parameter differ in force, however they are written. Neighbours with the same values are one. */
export function segmentsOf(before: Dated | undefined, after: Dated | undefined): Segment[] {
  const starts = [undefined, ...[...new Set([...daysOf(before), ...daysOf(after)])].sort()];
  const segments: Segment[] = [];
  starts.forEach((from, index) => {
    const segment = segmentFrom(from, starts[index + 1], before, after);
    const last = segments.at(-1);
    if (last !== undefined && last.until === from && sameValues(last, segment)) segments[segments.length - 1] = joinedTo(last, segment);
    else segments.push(segment);
  });
  return segments.filter((segment) => !same(segment.before, segment.after));
}

function daysOf(dated: Dated | undefined): string[] {
  return dated !== undefined && isHistory(dated) ? dated.flatMap((entry) => entry.from ?? []) : [];
}

function segmentFrom(from: string | undefined, until: string | undefined, before: Dated | undefined, after: Dated | undefined): Segment {
  const one = valueFrom(before, from);
  const other = valueFrom(after, from);
  return {
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(one === undefined ? {} : { before: one }),
    ...(other === undefined ? {} : { after: other }),
  };
}

function valueFrom(dated: Dated | undefined, day: string | undefined): Literal | undefined {
  return dated === undefined ? undefined : inForce(dated, day ?? '')?.value;
}

const sameValues = (one: Segment, other: Segment) => same(one.before, other.before) && same(one.after, other.after);

function joinedTo({ until: _, ...first }: Segment, second: Segment): Segment {
  return second.until === undefined ? first : { ...first, until: second.until };
}

/** The segments that reach beyond a day, from that day on. Where all are over by then, all of them: something must be told. */
export function sinceDay(segments: Segment[], day: string | undefined): Segment[] {
  if (day === undefined) return segments;
  const later = segments.filter(({ until }) => until === undefined || until > day);
  return later.length === 0
    ? segments
    : later.map((segment) => (segment.from !== undefined && segment.from <= day ? withoutFrom(segment) : segment));
}

function withoutFrom({ from: _, ...segment }: Segment): Segment {
  return segment;
}
