import { linesOn } from '../../benefits/lines-on.ts';
import { newBits, setBit } from '../../columns/bits.ts';
import { benefitSource } from '../../outcome/benefit-source.ts';
import { noLines } from '../../outcome/outcome-builder.ts';
import type { Line } from '../../outcome/version-outcome.ts';
import { type Bill, billOf } from '../../report/bill.ts';
import { finish, type Steps } from '../../steps/steps.ts';
import { allAlong } from '../../time/course.ts';
import type { CourseRun } from '../../time/course-run.ts';
import { courseRuns } from '../../time/course-runs.ts';
import { type CostPart, isEmpty, mergeCost, pairOf } from '../cost/cost.ts';
import type { DecidedShard, Section } from '../section.ts';
import { pairsOfLines } from '../shard/yearly-values.ts';
import { quarterDays } from './quarter-days.ts';

/** By day: the yearly bill as it stands then. */
export type QuartersPart = Record<string, CostPart>;

/** The yearly bill at the end of a quarter of a range. */
export interface QuarterTold extends Bill {
  on: string;
}

/** The lines of a day. Whoever is decided partner by partner is not decided again on each day: that is not known, and not nothing. */
function billOn({ snapshot }: DecidedShard, before: readonly Line[], after: readonly Line[]): CostPart {
  const left = newBits(snapshot.count);
  for (const index of snapshot.asRead.keys()) setBit(left, index);
  const found: CostPart = {};
  for (const lines of pairsOfLines(before, after, snapshot.count)) {
    for (const [word, bits] of left.entries()) lines.unknown[word] = (lines.unknown[word] as number) | bits;
    const pair = pairOf(lines);
    if (!isEmpty(pair)) found[lines.line] = pair;
  }
  return found;
}

function* quartersOf(shard: DecidedShard): Steps<QuartersPart> {
  const { snapshot, before, after } = shard;
  const { from, asOf } = snapshot.made;
  if (from === undefined || from >= asOf) return {};
  const runs = courseRuns(snapshot, [allAlong(before.compiled), allAlong(after.compiled)]) as [CourseRun, CourseRun];
  yield;
  const found: QuartersPart = {};
  for (const day of quarterDays(from, asOf)) {
    const lines: (readonly Line[])[] = [];
    for (const run of runs) {
      const { version, standings } = run.on(day);
      yield;
      // Where everybody is kept as read the version may not be in columns.
      const isAsRead = snapshot.asRead.size === snapshot.count;
      lines.push(isAsRead ? noLines(version.compiled, snapshot.count) : linesOn(benefitSource(snapshot, version.compiled, standings, day)));
      yield;
    }
    found[day] = billOn(shard, lines[0] ?? [], lines[1] ?? []);
  }
  return found;
}

/** SIM-M17: the bill at the end of each quarter of a range; of one day there is none. */
export const quarters: Section<QuartersPart, QuarterTold[]> = {
  empty: () => ({}),
  of: (shard) => finish(quartersOf(shard)),
  steps: quartersOf,
  merge(parts) {
    const days = [...new Set(parts.flatMap((part) => Object.keys(part)))];
    const ofDay = (day: string) => parts.map((part) => part[day]).filter((one) => one !== undefined);
    return Object.fromEntries(days.map((day) => [day, mergeCost(ofDay(day))]));
  },
  tell: (part, { baseline, candidate }) =>
    Object.entries(part)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([on, lines]) => ({ on, ...billOf(lines, baseline, candidate) })),
};
