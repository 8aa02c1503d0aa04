import { fromDay, toDay } from '@tierwright/facts';
import type { Fund, Term } from '@tierwright/program';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';

/** The first day outside of a term that begins with a day (S1). */
function firstDayAfter({ baseCalendar }: LifecycleProgram, term: Term, day: string): string {
  const end = baseCalendar.endOf(term, baseCalendar.startOfDay(day));
  return fromDay(toDay(baseCalendar.dayOf(end - 1)) + 1);
}

/** The first day after a `carry`, counted from the day on which the period, or the accrual, has ended. */
export const carriedUntil = (program: LifecycleProgram, carry: Term, from: string): string => firstDayAfter(program, carry, from);

/** The first day on which what was entered on a day can no longer be reserved: `lasts`, then the `carry` of what is unused. */
export function lastsUntil(program: LifecycleProgram, { accrue, unused }: Fund, day: string): string {
  const end = firstDayAfter(program, accrue?.lasts ?? 'P12M', day);
  return typeof unused === 'object' ? carriedUntil(program, unused.carry, end) : end;
}
