import type { Status } from '@tierwright/facts';
import { addDuration, type Day, fromDay, periodGrid, periodIndex, periodStart, toDay } from '@tierwright/facts';
import type { CalendarPeriod, HeldOf } from '@tierwright/program';
import { type Context, onDay } from '../context.ts';
import { exactValue, type Reading } from '../reading.ts';
import type { Session } from '../session.ts';
import { requirementStatus } from './count.ts';

/** First and last day of a calendar period up to a day, as with windows. */
function calendarDays({ unit, complete = 0, current }: CalendarPeriod, yearStarts: string | undefined, today: Day): [Day, Day] {
  const grid = periodGrid(unit, yearStarts);
  const index = periodIndex(grid, today);
  return [periodStart(grid, index - complete), current ? today : periodStart(grid, index) - 1];
}

/** The first and last day on which the requirement is asked, `null` where the period is unknown. */
async function daysOf(session: Session, derived: HeldOf, context: Context): Promise<[Day, Day] | null> {
  const today = toDay(context.day);
  if (derived.calendar) return calendarDays(derived.calendar, session.program.calendar?.yearStarts, today);
  const { trailing } = derived;
  const period = typeof trailing === 'object' ? exactValue(await session.read(trailing.fact, context)) : trailing;
  return typeof period === 'string' ? [addDuration(today, period, -1) + 1, today] : null;
}

function heldOn(days: 'any' | 'every', statuses: readonly Status[]): boolean | null {
  // No day proves nothing.
  if (statuses.length === 0) return null;
  const decisive = days === 'any' ? 'met' : 'missed';
  if (statuses.includes(decisive)) return days === 'any';
  return statuses.includes('unknown') ? null : days === 'every';
}

/** ENG-D6: the requirement on each day of the period, with that day's facts. */
export async function heldReading(session: Session, derived: HeldOf, context: Context): Promise<Reading> {
  const range = await daysOf(session, derived, context);
  if (!range) return { type: 'boolean', value: null };
  const [first, last] = range;
  const days = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => fromDay(first + index));
  const statuses = await Promise.all(days.map((day) => requirementStatus(session, derived.held, onDay(context, day))));
  return { type: 'boolean', value: heldOn(derived.days, statuses) };
}
