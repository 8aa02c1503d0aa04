import type { Window } from '@tierwright/program';
import { present } from './present.ts';
import { addDays, dayInMonth, move } from './text-dates.ts';

/** The days of a window's period, for the day E that it is seen from. */
export function periodOf({ on, trailing, calendar }: Window, end: string, yearStarts: string): { first: string; last: string } {
  if (trailing) return { first: addDays(move(end, trailing, -1), 1), last: end };
  if (!calendar) return { first: on ? '0000-01-01' : end, last: end };
  const starts = startsAround(calendar.unit, end, yearStarts);
  const current = starts.findLastIndex((start) => start <= end);
  return {
    first: present(starts[current - (calendar.complete ?? 0)]),
    last: calendar.current || !calendar.complete ? end : addDays(present(starts[current]), -1),
  };
}

/** The first days of all periods from 12 years before a day to 2 years after it. */
function startsAround(unit: 'month' | 'quarter' | 'year', end: string, yearStarts: string): string[] {
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  const [month = 1, day = 1] = unit === 'month' ? [1, 1] : yearStarts.split('-').map(Number);
  const year = Number(end.slice(0, 4));
  const starts: string[] = [];
  for (let at = -144; at <= 24; at += months) starts.push(dayInMonth(year, month - 1 + at, day));
  return starts;
}
