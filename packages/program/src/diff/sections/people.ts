import type { Calendar, Hours } from '../../calendar/schema.ts';
import { condition } from '../fields/condition.ts';
import { entries } from '../fields/entries.ts';
import type { Field } from '../fields/field.ts';
import { diffFields, type Fields } from '../fields/field.ts';
import { mapEntries } from '../fields/map-entries.ts';
import { byContent } from '../fields/match.ts';
import { object } from '../fields/object.ts';
import { title } from '../fields/text.ts';
import { plain } from '../fields/values.ts';
import { wordList } from '../fields/word-list.ts';
import { worded } from '../fields/worded.ts';
import { quoted } from '../words/join.ts';
import { dayOfYear } from '../words/terms.ts';

type CalendarVariant = NonNullable<Calendar['variants']>[number];

const day = (name: string) => wordList<string>(`open on ${name}`, (hours) => hours, { absent: 'not at all', empty: 'not at all' });
const hours: Field<Hours> = object<Hours>('open hours', {
  mon: day('Monday'),
  tue: day('Tuesday'),
  wed: day('Wednesday'),
  thu: day('Thursday'),
  fri: day('Friday'),
  sat: day('Saturday'),
  sun: day('Sunday'),
});
const holidays = wordList<string>('holidays', (date) => date, { silent: true });

const variantFields: Fields<CalendarVariant> = {
  title,
  when: condition('its condition'),
  timeZone: plain('time zone', 'that of the program'),
  hours,
  holidays,
};

const calendarFields: Fields<Calendar> = {
  yearStarts: worded<string>('the fiscal year begins on', dayOfYear, { absent: '1 January' }),
  hours,
  holidays,
  through: plain('holidays are listed through', 'no day'),
  variants: entries<CalendarVariant>({
    noun: 'calendar',
    keys: [byContent, (variant) => variant.title],
    leftOver: 'inOrder',
    order: 'matters',
    name: (variant) => quoted(variant.title),
    diff: (before, after, place) => diffFields(variantFields, before, after, place),
  }),
};

export const calendar: Field<Calendar> = object<Calendar>('the calendar', calendarFields, { absent: {}, subject: () => 'Calendar' });

/** A role is no more than its title. */
export const roles = mapEntries<string>({
  noun: 'role',
  name: (_, roleTitle) => quoted(roleTitle),
  diff: (before, after, place) => title.diff(before, after, place),
});
