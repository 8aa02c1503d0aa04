import type { Static } from 'typebox';
import type { Condition } from '../conditions/schema.ts';
import { Type } from '../schema/type.ts';
import { closed, date, listOf, monthDay, text, timeZone } from '../schema/vocabulary.ts';
import { condition } from '../values/schema.ts';

const day = Type.Optional(
  listOf(
    Type.String({
      pattern: '^(?:[01][0-9]|2[0-3]):[0-5][0-9]-(?:[01][0-9]|2[0-4]):[0-5][0-9]$',
      description: 'From and to, such as "09:00-17:00".',
    }),
    'Open hours, such as "09:00-17:00".',
    { max: 4 },
  ),
);
export const Hours = closed({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }, 'Open hours by weekday, local time.');
export type Hours = Static<typeof Hours>;

const holidays = Type.Optional(listOf(date('A day without open hours.'), 'Days without open hours.', { max: 1000 }));

export const Calendar = closed(
  {
    yearStarts: Type.Optional(monthDay('First day of the fiscal year, MM-DD. Without it the year starts on 01-01.')),
    hours: Type.Optional(Hours),
    holidays,
    through: Type.Optional(date('Holidays are listed through this day.')),
    variants: Type.Optional(
      listOf(
        closed(
          {
            title: text('What people read.'),
            when: condition<Condition>(),
            timeZone: Type.Optional(timeZone('IANA time zone, such as Europe/Berlin.')),
            hours: Type.Optional(Hours),
            holidays,
          },
          'Other hours, holidays or time zone for some partners; the first that fits holds.',
        ),
        'Calendars of some partners.',
        { max: 50 },
      ),
    ),
  },
  'Fiscal periods and the clock of service levels. Without it: Monday to Friday, 09:00 to 17:00.',
);
export type Calendar = Static<typeof Calendar>;
