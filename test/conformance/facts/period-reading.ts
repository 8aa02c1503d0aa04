import type { Window } from '@tierwright/program';
import { Temporal } from 'temporal-polyfill';
import { present } from './present.ts';

interface DateRange {
  first: string;
  last: string;
}
const known = new Map<string, DateRange>();

/** The days of a window's period as text, for the day E that it is seen from. */
export function periodOf({ on, trailing, calendar }: Window, end: Temporal.PlainDate, yearStarts: string): DateRange {
  const key = JSON.stringify([on !== undefined, trailing, calendar, end.toString(), yearStarts]);
  const range = known.get(key) ?? made(trailing, calendar, on !== undefined, end, yearStarts);
  known.set(key, range);
  return range;
}

function made(
  trailing: Window['trailing'],
  calendar: Window['calendar'],
  on: boolean,
  end: Temporal.PlainDate,
  yearStarts: string,
): DateRange {
  const last = end.toString();
  if (trailing) return { first: end.subtract(trailing).add({ days: 1 }).toString(), last };
  if (!calendar) return { first: on ? '0000-01-01' : last, last };
  const starts = startsAround(calendar.unit, end, yearStarts);
  const current = starts.findLastIndex((start) => start <= last);
  return {
    first: present(starts[current - (calendar.complete ?? 0)]),
    last:
      calendar.current || !calendar.complete ? last : Temporal.PlainDate.from(present(starts[current])).subtract({ days: 1 }).toString(),
  };
}

/** The first days of all periods from 12 years before a day to 2 years after it. */
function startsAround(unit: 'month' | 'quarter' | 'year', end: Temporal.PlainDate, yearStarts: string): string[] {
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  const [month = 1, day = 1] = unit === 'month' ? [1, 1] : yearStarts.split('-').map(Number);
  const starts: string[] = [];
  for (let at = Temporal.PlainYearMonth.from({ year: end.year - 12, month }); at.year <= end.year + 2; at = at.add({ months })) {
    starts.push(at.toPlainDate({ day: Math.min(day, at.daysInMonth) }).toString());
  }
  return starts;
}
