import { addDuration, fromDay, toDay } from '@tierwright/facts';
import type { Managed } from '@tierwright/program';
import type { MemberRun } from './member-context.ts';
import { memberTable } from './member-table.ts';
import { managedOf } from './partner-type.ts';
import { PROGRAM_OWNER } from './people.ts';

type Otherwise = Exclude<Managed, { managed: 'program' }>;

const isOtherwise = (managed: Managed): managed is Otherwise => managed.managed !== 'program';

/** X1: the version to which the member moved has nobody who manages it: a phase changes by event, not by edit (O5). */
const UNMANAGED = 'P30D';

/** A partner that the program does not manage: listed, counted and reviewed all the same. */
export function manage(visit: MemberRun, on: string): void {
  const { run, context } = visit;
  run.enter('managed', on);
  plan(visit, context.dayOf(run.now));
  run.emit('member.managed');
}

function plan(visit: MemberRun, from: string): void {
  const { run, context } = visit;
  const managed = managedOf(context.program, run.item);
  const next = fromDay(addDuration(toDay(from), isOtherwise(managed) ? managed.review : UNMANAGED, 1));
  run.item.reviewOn = next;
  run.set('reviewDue', context.program.baseCalendar.startOfDay(next));
}

/** The relation is to be reviewed, and again a period from now. Terms that are measured are told where records do not show them. */
export function beReviewed(visit: MemberRun): void {
  const { run, context } = visit;
  const managed = managedOf(context.program, run.item);
  run.follow('member', 'managed', 'review', 'managed', memberTable);
  const day = context.dayOf(run.at);
  if (!isOtherwise(managed)) {
    plan(visit, context.dayOf(run.now));
    run.emit('member.reviewDue', { 'member.reason': 'Nobody manages the partner.', 'member.reviewOn': { day } }, [PROGRAM_OWNER]);
    return;
  }
  const reading = context.day(run.item, day);
  const failing = (managed.terms ?? []).filter(({ passes }) => passes !== undefined && reading.status(passes) !== 'met');
  plan(visit, context.dayOf(run.now));
  const reason = failing.length > 0 ? `Not shown: ${failing.map(({ title }) => title).join(', ')}.` : 'The relation is due for review.';
  run.emit('member.reviewDue', { 'member.reason': reason, 'member.reviewOn': { day } }, [managed.owner]);
}
