import { parseDay, parseDuration } from '@tierwright/facts';
import { previousDay } from '../calendar/dates.ts';
import { listed } from './listed.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `2026-06-30` as `30 June 2026`; what is no date stays as it is. */
export function dateInWords(date: string): string {
  if (parseDay(date) === undefined) return date;
  const [year = '', month, day] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${Number(year)}`;
}

/** The last day inside, in words, of what ends before a day (ENG-W12). */
export const lastDayBefore = (firstDayOutside: string): string => dateInWords(previousDay(firstDayOutside));

const counted = (value: number, unit: string): string[] => (value === 0 ? [] : [`${value} ${unit}${value === 1 ? '' : 's'}`]);

/** `P1Y6M` as `1 year and 6 months`, `PT4H` as `4 hours`. */
export function durationInWords(duration: string): string {
  const { months, days, seconds } = parseDuration(duration);
  const parts = [
    ...counted(Math.floor(months / 12), 'year'),
    ...counted(months % 12, 'month'),
    ...(days !== 0 && days % 7 === 0 && duration.endsWith('W') ? counted(days / 7, 'week') : counted(days, 'day')),
    ...counted(Math.floor(seconds / 3600), 'hour'),
    ...counted(Math.floor((seconds % 3600) / 60), 'minute'),
    ...counted(seconds % 60, 'second'),
  ];
  return parts.length === 0 ? 'no time' : listed(parts);
}
