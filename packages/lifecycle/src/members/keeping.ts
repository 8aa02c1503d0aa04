import { addDuration, fromDay, toDay } from '@tierwright/facts';
import type { Term, TransitionMember } from '@tierwright/program';
import type { Kept, Member } from './member.ts';
import type { MemberRun } from './member-context.ts';

/** A day and a term after it: as in a review's keeps for days and longer, else by the calendar. */
function dayAfter({ run, context }: MemberRun, start: string, term: Term): string {
  if (typeof term === 'string' && !term.includes('T')) return fromDay(addDuration(toDay(start), term, 1));
  const calendar = context.calendar(run.item, run.now);
  return calendar.dayOf(calendar.endOf(term, calendar.startOfDay(start)));
}

function joinedOn({ run, context }: MemberRun, today: string): string | null {
  const joined = context.day(run.item, today).value('partner.joinedOn');
  if (typeof joined === 'string') return joined;
  return run.item.activatedAt === null ? null : context.dayOf(run.item.activatedAt);
}

/** The first day on which a row keeps no more; nothing where that is not known. */
function untilOf(visit: MemberRun, { until }: TransitionMember, effective: string): string | null {
  if (typeof until === 'string') return until;
  const start = until.from === 'effective' ? effective : joinedOn(visit, effective);
  return start === null ? null : dayAfter(visit, start, until.for);
}

/** X1: what a member keeps by the first row that fits. An unknown `when` fits nobody. */
export function keptBy(visit: MemberRun, effective: string): Kept | null {
  const { run, context } = visit;
  const rows = context.program.program.transition?.members ?? [];
  const reading = context.day(run.item, effective);
  const row = rows.find(({ when }) => when === undefined || reading.status(when) === 'met');
  const until = row && untilOf(visit, row, effective);
  if (!row || !until || until <= effective) return null;
  return { row: row.id, title: row.title, keep: row.keep, tiers: tiersOf(run.item), from: effective, until };
}

const tiersOf = ({ standings }: Pick<Member, 'standings'>): Kept['tiers'] =>
  standings.flatMap(({ track, group, now }) => (now.tier === null ? [] : [{ track, group, tier: now.tier }]));
