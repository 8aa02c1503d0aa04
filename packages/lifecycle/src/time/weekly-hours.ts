import type { Day } from '@tierwright/facts';
import type { Hours } from '@tierwright/program';

/** Open hours in milliseconds after midnight on the clock; `closes` is at most 24 hours. */
interface LocalSpan {
  readonly opens: number;
  readonly closes: number;
}

/** The open hours of the seven weekdays, Monday first, each in order and without overlaps. */
export type WeeklyHours = readonly (readonly LocalSpan[])[];

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const OFFICE = ['09:00-17:00'];
const OFFICE_HOURS: Hours = { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE };
const MS_PER_MINUTE = 60_000;
const MONDAY_OF_DAY_0 = 3;

const clockTime = (text: string) => (Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))) * MS_PER_MINUTE;

/** The hours as written in a calendar, checked when it was loaded; without any, Monday to Friday, 09:00 to 17:00. */
export function weeklyHours(hours: Hours = OFFICE_HOURS): WeeklyHours {
  return WEEKDAYS.map((weekday) => (hours[weekday] ?? []).map((span) => ({ opens: clockTime(span), closes: clockTime(span.slice(6)) })));
}

/** The place of a day in `WeeklyHours`: 0 for Monday. 1970-01-01, day 0, was a Thursday. */
export const weekdayOf = (day: Day): number => (((day + MONDAY_OF_DAY_0) % 7) + 7) % 7;
