import { Button, Fieldset, Group, Stack, Switch, Table, Text } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { valueAt } from '../document/value-at.ts';
import { useEditing } from '../fields/use-field.ts';
import { addSpan, CALENDAR, setOwnHours, setSpans } from './calendar-edits.ts';
import { spansOf, USUAL_HOURS, WEEKDAYS, type Weekday } from './open-hours.ts';
import { SpanFields } from './span-fields.tsx';
import { calendarWords } from './words.ts';

/** When people work, day by day. */
export function HoursTable({ calendar }: { readonly calendar: Path }) {
  const say = useWords(calendarWords);
  const { program, isReadOnly, edit } = useEditing();
  const hours = valueAt(program, [...calendar, 'hours']);
  const isOwn = hours !== undefined;
  const turn = () => edit(say(isOwn ? 'noOwnHours' : 'ownHours'), (edits) => setOwnHours(edits, calendar, !isOwn));
  return (
    <Fieldset legend={say('hours')}>
      <Stack gap="xs">
        {!isOwn && <Text size="sm">{say(calendar === CALENDAR ? 'hoursHint' : 'sameHours')}</Text>}
        {isOwn && (
          <Table.ScrollContainer minWidth={480} type="native">
            <Table aria-label={say('hours')} maw={640}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{say('day')}</Table.Th>
                  <Table.Th scope="col">{say('open')}</Table.Th>
                  <Table.Th scope="col">{say('hours')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {WEEKDAYS.map((day) => (
                  <DayRow key={day} calendar={calendar} day={day} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        <Group>
          <Button size="compact-sm" variant="default" disabled={isReadOnly} onClick={turn}>
            {say(isOwn ? 'noOwnHours' : 'ownHours')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

/** As many open hours as the language takes for a day. */
const MOST = 4;

function DayRow({ calendar, day }: { readonly calendar: Path; readonly day: Weekday }) {
  const say = useWords(calendarWords);
  const { program, isReadOnly, edit } = useEditing();
  const spans = spansOf(valueAt(program, [...calendar, 'hours']), day);
  const name = say(day);
  const usual = (USUAL_HOURS[day] ?? ['09:00-17:00']).map((span) => ({ from: span.slice(0, 5), to: span.slice(6) }));
  const more = spans.length < MOST && (
    <Button
      size="compact-sm"
      variant="subtle"
      aria-label={say('addSpan', { day: name })}
      disabled={isReadOnly}
      onClick={() => edit(say('addSpan', { day: name }), (edits) => addSpan(edits, calendar, day))}
    >
      {say('addSpanShort')}
    </Button>
  );
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {name}
      </Table.Th>
      <Table.Td>
        <Switch
          aria-label={say('isOpen', { day: name })}
          checked={spans.length > 0}
          disabled={isReadOnly}
          onChange={({ currentTarget: { checked } }) =>
            edit(say('isOpen', { day: name }), (edits) => setSpans(edits, calendar, day, checked ? usual : []))
          }
        />
      </Table.Td>
      <Table.Td>
        <Stack gap={4}>
          {spans.length === 0 && <Text size="sm">{say('closed')}</Text>}
          {spans.map((span, index) => {
            const number = index + 1;
            return <SpanFields key={number} {...{ calendar, day, spans, index, span }} beside={number === spans.length ? more : null} />;
          })}
        </Stack>
      </Table.Td>
    </Table.Tr>
  );
}
