import { addMonths, fromDay, nextPeriodStart, periodGrid, toDay } from '@tierwright/facts';
import type { Demote, Probation, Promote, Review, ReviewDates, Track } from '@tierwright/program';

/** The part of a review policy that says when a tier is looked at: the tier's own keys over the track's (ENG-S). */
export interface ReviewPolicy {
  readonly promote: Promote;
  readonly demote: Demote;
  readonly probation: readonly Probation[];
}

export function reviewPolicy({ review, tiers }: Track, tier: string | null): ReviewPolicy {
  const own: Review | undefined = tiers.find(({ id }) => id === tier)?.review;
  return {
    promote: { ...review?.promote, ...own?.promote },
    demote: { ...review?.demote, ...own?.demote },
    probation: own?.probation ?? review?.probation ?? [],
  };
}

/** What review dates are counted with besides the day. */
export interface DateOptions {
  /** The value of the date fact that periods are counted from; null where it is not known. */
  readonly since: string | null;
  /** `MM-DD`. */
  readonly yearStarts: string | undefined;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

const later = (a: string, b: string): string => (a > b ? a : b);
const nextDay = (day: string): string => fromDay(toDay(day) + 1);
const dayBefore = (day: string): string => fromDay(toDay(day) - 1);

/** The first review date after a day (ENG-S6); nothing where none is known. */
export function nextReviewDate(at: ReviewDates | undefined, day: string, options: DateOptions): string | undefined {
  if (at === undefined) return nextDay(day);
  const after = at.from === undefined ? day : later(day, dayBefore(at.from));
  if ('dates' in at) return nextOfDates(at.dates, after);
  if (at.since !== undefined) {
    if (options.since === null) return undefined;
    return at.every === 'day' ? nextDay(later(after, options.since)) : nextAnniversary(options.since, MONTHS[at.every], after);
  }
  return at.every === 'day' ? nextDay(after) : fromDay(nextPeriodStart(periodGrid(at.every, options.yearStarts), toDay(after)));
}

/** Days of the year: such a day is in every year. */
function nextOfDates(dates: readonly string[], after: string): string | undefined {
  const year = Number(after.slice(0, 4));
  return [year, year + 1]
    .flatMap((each) => dates.map((date) => `${each}-${date}`))
    .filter((date) => date > after)
    .sort()[0];
}

/** Months are clamped from the first day, so that the 31st comes back. */
function nextAnniversary(since: string, months: number, after: string): string {
  const monthsOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  const start = toDay(since);
  for (let periods = Math.max(1, Math.floor((monthsOf(after) - monthsOf(since)) / months)); ; periods += 1) {
    const date = fromDay(addMonths(start, periods * months));
    if (date > after) return date;
  }
}
