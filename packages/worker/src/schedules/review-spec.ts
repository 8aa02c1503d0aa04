import type { CalendarSpec, ScheduleSpec } from '@temporalio/client';
import type { Program, ReviewDates } from '@tierwright/program';

const MONTHS = [
  'JANUARY',
  'FEBRUARY',
  'MARCH',
  'APRIL',
  'MAY',
  'JUNE',
  'JULY',
  'AUGUST',
  'SEPTEMBER',
  'OCTOBER',
  'NOVEMBER',
  'DECEMBER',
] as const;

const DAILY: CalendarSpec = { comment: 'every day' };

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A month counted on from another may be shorter: its last day then, of February the 28th. */
const onDay = (month: number, day: number): CalendarSpec => {
  const index = (month - 1) % 12;
  const clamped = Math.min(day, LENGTHS[index] ?? 31);
  const comment = `${String(index + 1).padStart(2, '0')}-${String(clamped).padStart(2, '0')}`;
  return { month: MONTHS[index] ?? 'JANUARY', dayOfMonth: clamped, comment };
};

const monthAndDay = (text: string): readonly [number, number] => [Number(text.slice(0, 2)), Number(text.slice(3, 5))];

/** The days of a review policy; those counted from a partner's own day are that partner's, not the calendar's. */
function daysOf(at: ReviewDates | undefined, yearStarts: string): readonly CalendarSpec[] {
  if (at === undefined) return [DAILY];
  if ('dates' in at) return at.dates.map((date) => onDay(...monthAndDay(date)));
  if (at.every === 'day') return [DAILY];
  if (at.since !== undefined) return [];
  const [month, day] = monthAndDay(yearStarts);
  if (at.every === 'month') return [{ dayOfMonth: 1, comment: 'each month' }];
  const starts = at.every === 'year' ? [0] : [0, 3, 6, 9];
  return starts.map((later) => onDay(month + later, day));
}

/**
 * When the tiers of a program are reviewed: at the start of each day that one of its tracks or tiers names, in the program's
 * time zone. Nothing where it has no tiers. What is a partner's own day is that partner's timer.
 */
export function reviewSpec(program: Program): ScheduleSpec | undefined {
  const yearStarts = program.calendar?.yearStarts ?? '01-01';
  const calendars = (program.tracks ?? []).flatMap(({ review, tiers }) =>
    [review, ...tiers.flatMap((tier) => (tier.review ? [{ ...review, ...tier.review }] : []))].flatMap((policy) => [
      ...daysOf(policy?.promote?.at, yearStarts),
      ...daysOf(policy?.demote?.at, yearStarts),
    ]),
  );
  if (calendars.length === 0) return undefined;
  const known = new Map(calendars.map((calendar) => [calendar.comment ?? '', calendar]));
  const days = known.has('every day') ? [DAILY] : [...known.keys()].sort().flatMap((comment) => known.get(comment) ?? []);
  // A minute later than what is due at the start of the day.
  return { calendars: days.map((calendar) => ({ ...calendar, hour: 0, minute: 1 })), timezone: program.timeZone };
}
