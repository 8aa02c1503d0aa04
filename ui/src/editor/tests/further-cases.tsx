import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import type { Json } from '@tierwright/program';
import type { ToldTest } from '../../review/tests/messages.ts';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import type { Path } from '../document/json-edits.ts';
import { itemsOf, memberOf, stringOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { DayAt } from '../fields/day-at.tsx';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { useEditing } from '../fields/use-field.ts';
import { ExpectationPart } from './expectation-part.tsx';
import { insteadLabels, timelineLabel } from './found.ts';
import { GivenValues } from './given-values.tsx';
import { addItem, newPart } from './test-parts.ts';
import { factOffers } from './value-kinds.ts';
import { testWords } from './words.ts';

interface FurtherCasesProps {
  readonly path: Path;
  readonly part: 'timeline' | 'instead';
  readonly day: string;
  readonly told: ToldTest | undefined;
}

const WORDS = {
  timeline: { one: 'dayOf', add: 'addDay', hint: undefined },
  instead: { one: 'insteadOf', add: 'addInstead', hint: 'insteadHint' },
} as const;

/** The same partner with other facts, or on later days: each with what must come out then. */
export function FurtherCases({ path, part, day, told }: FurtherCasesProps) {
  const say = useWords(testWords);
  const { program, isReadOnly, edit } = useEditing();
  const known = useKnown();
  const list = [...path, part];
  const items = itemsOf(valueAt(program, list));
  const words = WORDS[part];
  const add = () =>
    edit(say(words.add), (edits) =>
      items.length === 0 ? edits.set(list, newPart(part, day)) : addItem(edits, program as Json, list, part, day),
    );
  return (
    <Fieldset legend={say(part)}>
      <Stack gap="sm">
        {words.hint && <Text size="sm">{say(words.hint)}</Text>}
        {items.map((item, place) => {
          const at = [...list, place];
          const name = say(words.one, { number: place + 1 });
          const on = stringOf(memberOf(item, 'on'));
          const labels = part === 'timeline' ? [timelineLabel(on)] : insteadLabels(memberOf(item, 'facts'));
          return (
            <Fieldset key={name} legend={name}>
              <Stack gap="xs">
                <Group justify="space-between">
                  {part === 'timeline' ? <DayAt path={[...at, 'on']} label={say('on')} /> : <span />}
                  <ItemButtons list={list} index={place} what={name} whenLast="list" isFixed={part === 'timeline'} />
                </Group>
                <GivenValues path={[...at, 'facts']} offers={factOffers(known)} addLabel={say('addFact')} day={on ?? day} />
                <ExpectationPart path={[...at, 'expect']} day={on ?? day} told={told} labels={labels} />
              </Stack>
            </Fieldset>
          );
        })}
        <Group>
          <Button size="xs" variant="default" disabled={isReadOnly} onClick={add}>
            {say(words.add)}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
