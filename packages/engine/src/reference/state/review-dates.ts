import { addMonths, type Day, periodGrid, startOfPeriod, toDay } from '@tierwright/facts';
import type { ReviewDates } from '@tierwright/program';
import type { Context } from '../context.ts';
import { exactValue } from '../reading.ts';
import type { Session } from '../session.ts';

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
type Every = 'day' | keyof typeof MONTHS;

/** Whether a day is `since` and a whole number of periods, at least one; months are clamped from the start each time. */
function isAnniversary(every: Every, since: Day, day: Day): boolean {
  if (day <= since) return false;
  if (every === 'day') return true;
  for (let periods = 1; ; periods += 1) {
    const reached = addMonths(since, periods * MONTHS[every]);
    if (reached >= day) return reached === day;
  }
}

/** ENG-S6: whether the context's day is one of the days. */
export async function isReviewDate(session: Session, at: ReviewDates | undefined, context: Context): Promise<boolean> {
  if (!at) return true;
  if (at.from !== undefined && context.day < at.from) return false;
  if ('dates' in at) return at.dates.some((monthDay) => context.day.endsWith(`-${monthDay}`));
  const day = toDay(context.day);
  if (at.since !== undefined) {
    const since = exactValue(await session.read(at.since, context));
    return typeof since === 'string' && isAnniversary(at.every, toDay(since), day);
  }
  return at.every === 'day' || startOfPeriod(periodGrid(at.every, session.program.calendar?.yearStarts), day) === day;
}
