import { addDuration, fromDay, toDay } from '@tierwright/facts';
import type { Term, TransitionMember } from '@tierwright/program';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { Kept, Member } from './member.ts';
import type { MemberRun } from './member-context.ts';

/** A day and a term after it: as in a review's keeps for days and longer, else by the calendar. */
function dayAfter(calendar: WorkCalendar, start: string, term: Term): string {
  if (typeof term === 'string' && !term.includes('T')) return fromDay(addDuration(toDay(start), term, 1));
  return calendar.dayOf(calendar.endOf(term, calendar.startOfDay(start)));
}

function joinedOn({ run, context }: MemberRun, today: string): string | null {
  const joined = context.day(run.item, today).value('partner.joinedOn');
  if (typeof joined === 'string') return joined;
  return run.item.activatedAt === null ? null : context.dayOf(run.item.activatedAt);
}

/** X1: the first day on which a row keeps no more; null where that is not known, because it is not known when the partner joined. */
export function keptUntil(
  { until }: Pick<TransitionMember, 'until'>,
  { effective, joinedOn: joined, calendar }: { readonly effective: string; joinedOn(): string | null; readonly calendar: WorkCalendar },
): string | null {
  if (typeof until === 'string') return until;
  const start = until.from === 'effective' ? effective : joined();
  return start === null ? null : dayAfter(calendar, start, until.for);
}

/** X1: what a member keeps by the first row that fits. An unknown `when` fits nobody. */
export function keptBy(visit: MemberRun, effective: string): Kept | null {
  const { run, context } = visit;
  const rows = context.program.program.transition?.members ?? [];
  const reading = context.day(run.item, effective);
  const row = rows.find(({ when }) => when === undefined || reading.status(when) === 'met');
  const at = { effective, joinedOn: () => joinedOn(visit, effective), calendar: context.calendar(run.item, run.now) };
  const until = row && keptUntil(row, at);
  if (!row || !until || until <= effective) return null;
  return { row: row.id, title: row.title, keep: row.keep, tiers: tiersOf(run.item), from: effective, until };
}

const tiersOf = ({ standings }: Pick<Member, 'standings'>): Kept['tiers'] =>
  standings.flatMap(({ track, group, now }) => (now.tier === null ? [] : [{ track, group, tier: now.tier }]));
