import { amountInWords, dateInWords, listed, numberInWords } from '@tierwright/engine';
import { toMajor } from '@tierwright/program';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { NoticeValue } from './notice-value.ts';

/** What stands where something is not known. */
const UNKNOWN = '–';

const orUnknown = (text: string): string => (text.trim() === '' ? UNKNOWN : text);

/** N1.2: a value as people read it; instants as the clocks of the calendar show them. */
export function inWords(value: NoticeValue | undefined, calendar: WorkCalendar): string {
  if (value === undefined || value === null) return UNKNOWN;
  if (typeof value === 'string') return orUnknown(value);
  if (typeof value === 'number') return numberInWords(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if ('money' in value) return amountInWords(toMajor(value.money, value.currency), value.currency);
  if ('percent' in value) return `${numberInWords(value.percent)} %`;
  if ('day' in value) return dateInWords(value.day);
  if ('at' in value && typeof value.at === 'number') return instantInWords(value.at, calendar);
  return orUnknown(listed(value as readonly string[]));
}

function instantInWords(at: number, calendar: WorkCalendar): string {
  const [day = '', time = ''] = calendar.textOf(at).split(' ');
  return `${dateInWords(day)}, ${time}`;
}
