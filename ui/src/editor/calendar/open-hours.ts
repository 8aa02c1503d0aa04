import type { Json } from '@tierwright/program';
import { memberOf, textsOf } from '../document/reading.ts';

/** The days of a week, in the order of the language. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** From and to, `HH:MM`; `24:00` is the end of the day. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** What holds without open hours of one's own. */
export const USUAL_HOURS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  WEEKDAYS.slice(0, 5).map((day) => [day, ['09:00-17:00']]),
);

/** The open hours of a day. A text that is no span is shown as it is, as the beginning of one. */
export const spansOf = (hours: Json | undefined, day: Weekday): readonly Span[] =>
  textsOf(memberOf(hours, day)).map((text) => {
    const [from = '', to = ''] = text.split('-');
    return { from, to };
  });

export const writtenSpan = ({ from, to }: Span): string => `${from}-${to}`;

/** 9, 9:30, 0930 and 09:00 are times of a day; 24:00 only ends one. Null of what is none. */
export function timeOf(text: string, isEnd: boolean): string | null {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:.h]?(\d{2}))?$/.exec(text.trim()) ?? [];
  if (hour === '' || Number(hour) > 24 || Number(minute) > 59) return null;
  if (Number(hour) === 24 && (!isEnd || minute !== '00')) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** Hours that follow the last ones of a day: the first hour that is free. */
export function nextSpan(spans: readonly Span[]): Span {
  const last = spans.at(-1)?.to ?? '08:00';
  const hour = Math.min(Number(last.slice(0, 2)) + 1, 23);
  const from = `${String(hour).padStart(2, '0')}:00`;
  return { from, to: `${String(hour + 1).padStart(2, '0')}:00` };
}

/** Days with the same hours that follow each other, told together: Monday to Friday 09:00-17:00. */
export function groupsOf(hours: Json | undefined): readonly { readonly days: readonly Weekday[]; readonly spans: readonly Span[] }[] {
  const groups: { days: Weekday[]; spans: readonly Span[] }[] = [];
  for (const [index, day] of WEEKDAYS.entries()) {
    const spans = spansOf(hours, day);
    const last = groups.at(-1);
    if (spans.length === 0) continue;
    const isNext = last?.days.at(-1) === WEEKDAYS[index - 1];
    if (last && isNext && last.spans.map(writtenSpan).join() === spans.map(writtenSpan).join()) last.days.push(day);
    else groups.push({ days: [day], spans });
  }
  return groups;
}
