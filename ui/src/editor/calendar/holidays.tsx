import { Button, CloseButton, Fieldset, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { LOCALE } from '../../words/formats.ts';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { textsOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { useEditing } from '../fields/use-field.ts';
import { addHoliday, CALENDAR, removeHoliday } from './calendar-edits.ts';
import { calendarWords } from './words.ts';

/** Fri, Dec 24, 2027; what is no day is shown as it is. */
function dayInWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(LOCALE, { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    date,
  );
}

/** The days without open hours. */
export function Holidays({ calendar }: { readonly calendar: Path }) {
  const say = useWords(calendarWords);
  const { program, isReadOnly, edit } = useEditing();
  const [day, setDay] = useState('');
  const [isTaken, setTaken] = useState(false);
  const days = textsOf(valueAt(program, [...calendar, 'holidays']));
  const add = () => {
    if (day === '') return;
    setTaken(days.includes(day));
    if (days.includes(day)) return;
    edit(say('addHoliday'), (edits) => void addHoliday(edits, calendar, day));
    setDay('');
  };
  return (
    <Fieldset legend={say('holidays')}>
      <Stack gap="xs">
        {days.length === 0 && <Text size="sm">{say(calendar === CALENDAR ? 'noHolidays' : 'sameHolidays')}</Text>}
        <List listStyleType="none" aria-label={say('holidays')} style={{ columns: '210px' }}>
          {[...new Set(days)].map((each) => (
            <List.Item key={each} style={{ breakInside: 'avoid' }}>
              <Group gap={4} wrap="nowrap">
                <Text size="sm" span style={{ fontVariantNumeric: 'tabular-nums' }}>
                  {dayInWords(each)}
                </Text>
                <CloseButton
                  size="sm"
                  disabled={isReadOnly}
                  aria-label={say('removeHoliday', { day: dayInWords(each) })}
                  onClick={() => edit(say('removeHoliday', { day: dayInWords(each) }), (edits) => removeHoliday(edits, calendar, each))}
                />
              </Group>
            </List.Item>
          ))}
        </List>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <Group align="flex-end">
            <TextInput
              type="date"
              label={say('newHoliday')}
              value={day}
              readOnly={isReadOnly}
              error={isTaken && say('holidayTaken')}
              onChange={(event) => {
                setDay(event.currentTarget.value);
                setTaken(false);
              }}
            />
            <Button type="submit" variant="default" disabled={isReadOnly || day === ''}>
              {say('addHoliday')}
            </Button>
          </Group>
        </form>
      </Stack>
    </Fieldset>
  );
}
