import { Button, Fieldset, Group, Stack, Text, Title } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { newTest } from '../conditions/condition-edits.ts';
import { placeOf } from '../conditions/place-of-condition.ts';
import { readableAt } from '../conditions/readable-values.ts';
import { useKnown } from '../conditions/use-known.ts';
import { itemsOf, textOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { addVariant, VARIANTS } from './calendar-edits.ts';
import { Holidays } from './holidays.tsx';
import { HoursTable } from './hours-table.tsx';
import { TimeZoneAt } from './time-zone-at.tsx';
import { calendarWords } from './words.ts';

const today = () => new Date().toISOString().slice(0, 10);

/** Calendars of partners elsewhere; the first that fits a partner holds. */
export function CalendarVariants() {
  const say = useWords(calendarWords);
  const { program, isReadOnly, edit } = useEditing();
  const known = useKnown();
  const list = itemsOf(valueAt(program, VARIANTS));
  const [first] = readableAt(known, placeOf(known, VARIANTS));
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {say('variants')}
      </Title>
      <Text size="sm">{say(list.length === 0 ? 'noVariants' : 'variantsHint')}</Text>
      {list.map((variant, index) => {
        const path = [...VARIANTS, index];
        const number = index + 1;
        const title = textOf(valueAt(variant, ['title']));
        return (
          <Fieldset key={number} legend={say('variant', { title })}>
            <Stack gap="sm">
              <Group justify="flex-end">
                <ItemButtons list={VARIANTS} index={index} what={title} whenLast="list" />
              </Group>
              <TextAt path={[...path, 'title']} label={say('variantTitle')} />
              <ConditionBuilder path={[...path, 'when']} label={say('variantWhen')} />
              <TimeZoneAt path={[...path, 'timeZone']} label={say('ownTimeZone')} none={say('sameTimeZone')} />
              <HoursTable calendar={path} />
              <Holidays calendar={path} />
            </Stack>
          </Fieldset>
        );
      })}
      <Group>
        <Button
          variant="default"
          disabled={isReadOnly || !first}
          onClick={() => first && edit(say('addVariant'), (edits) => addVariant(edits, say('newVariant'), newTest(first.info, today())))}
        >
          {say('addVariant')}
        </Button>
      </Group>
    </Stack>
  );
}
