import { Group, Stack, Text } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { isMembers } from '../document/reading.ts';
import { SectionHead } from '../entries/section-head.tsx';
import { DayAt } from '../fields/day-at.tsx';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { useEditing } from '../fields/use-field.ts';
import { CALENDAR } from './calendar-edits.ts';
import { calendarMeaning } from './calendar-meaning.ts';
import { Holidays } from './holidays.tsx';
import { HoursTable } from './hours-table.tsx';
import { TimeZoneAt } from './time-zone-at.tsx';
import { CalendarVariants } from './variants.tsx';
import { calendarWords } from './words.ts';
import { YearStarts } from './year-starts.tsx';

const THROUGH = [...CALENDAR, 'through'];

/** Time zone, fiscal year, open hours and holidays, and the calendars of some partners. */
export function CalendarSection() {
  const say = useWords(calendarWords);
  const { program } = useEditing();
  return (
    <Stack gap="md">
      <SectionHead title={say('title')} description={say('description')} />
      <Text size="sm" aria-live="polite">
        {say('says.means', { words: calendarMeaning(program as Json, say).join(' ') })}
      </Text>
      <Group align="flex-start" gap="xl">
        <TimeZoneAt path={['timeZone']} label={say('timeZone')} description={say('timeZoneHint')} isNeeded />
        <YearStarts />
      </Group>
      <HoursTable calendar={CALENDAR} />
      <Holidays calendar={CALENDAR} />
      <DayAt path={THROUGH} label={say('through')} description={say('throughHint')} />
      <CalendarVariants />
      {isMembers(program.calendar) && <ProblemsOf path={CALENDAR} />}
    </Stack>
  );
}
