import { dateInWords } from '@tierwright/engine';
import { toDay } from '@tierwright/facts';
import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';

const WEEKDAYS = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'] as const;
const MIDNIGHT = '00:00';

/** `Monday 1 March 2027, 14:00`; an end at midnight is the end of the day before. */
export function momentInWords(at: Instant, calendar: WorkCalendar, isEnd = true): string {
  const [day = '', time = ''] = calendar.textOf(at).split(' ');
  if (isEnd && time === MIDNIGHT) return `the end of ${dayInWords(calendar.dayOf(at - 1))}`;
  return `${dayInWords(day)}, ${time}`;
}

const dayInWords = (day: string): string => `${WEEKDAYS[((toDay(day) % 7) + 7) % 7]} ${dateInWords(day)}`;
