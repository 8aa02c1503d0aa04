import type { Json } from '@tierwright/program';
import type { KeyOfWords } from '../../words/area.ts';
import { LOCALE } from '../../words/formats.ts';
import type { Say } from '../../words/use-words.ts';
import { itemsOf, memberOf, stringOf, textOf } from '../document/reading.ts';
import { groupsOf, USUAL_HOURS, writtenSpan } from './open-hours.ts';
import type { calendarWords } from './words.ts';

type SayCalendar = Say<KeyOfWords<typeof calendarWords>>;

/** 02-01 is February 1. */
function dayOfYear(yearStarts: string): string {
  const date = new Date(`2027-${yearStarts}T00:00:00Z`);
  return Number.isNaN(date.getTime())
    ? yearStarts
    : new Intl.DateTimeFormat(LOCALE, { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(date);
}

/** The months of a year by their names. */
export const monthNames = (): readonly string[] =>
  Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(LOCALE, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2027, month, 1))),
  );

/** When people work, in a sentence. */
function hoursInWords(hours: Json | undefined, say: SayCalendar): string {
  const groups = groupsOf(hours ?? (USUAL_HOURS as unknown as Json));
  if (groups.length === 0) return say('says.noHours');
  return groups
    .map(({ days, spans }) => {
      const [first, last] = [days[0] ?? 'mon', days.at(-1) ?? 'mon'];
      const named = first === last ? say(first) : say('says.daysTo', { first: say(first), last: say(last) });
      return say('says.dayHours', { days: named, spans: spans.map(writtenSpan).join(say('says.and')) });
    })
    .join(', ');
}

/** What a calendar means: when people work, where, on how many days they are off, when the year begins. */
export function calendarMeaning(program: Json, say: SayCalendar): readonly string[] {
  const calendar = memberOf(program, 'calendar');
  const holidays = itemsOf(memberOf(calendar, 'holidays')).length;
  const year = stringOf(memberOf(calendar, 'yearStarts'));
  return [
    say('says.hours', { hours: hoursInWords(memberOf(calendar, 'hours'), say), zone: textOf(memberOf(program, 'timeZone')) }),
    ...(holidays > 0 ? [say('says.holidays', { count: holidays })] : []),
    say('says.year', { day: year === undefined ? say('usualYear') : dayOfYear(year) }),
  ];
}
