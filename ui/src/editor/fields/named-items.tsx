import { Button, Fieldset, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { itemsOf, membersOf, textOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ItemButtons } from './item-buttons.tsx';
import { ProblemsOf } from './problems-of.tsx';
import { TextAt } from './text-at.tsx';
import { useEditing } from './use-field.ts';
import { fieldWords } from './words.ts';

interface Props {
  readonly list: Path;
  readonly title: string;
  /** What is said while there is none. */
  readonly none: string;
  /** What one of them is called, with its title. */
  readonly nameOf: (title: string) => string;
  readonly addLabel: string;
  /** Null where none can be added. */
  readonly add: ((edits: JsonEdits) => void) | null;
  /** The fields of the one at a path, after its title. */
  readonly children: (path: Path) => ReactNode;
}

/** A list of named parts, each in a frame with its fields; with the last one the list goes. */
export function NamedItems({ list, title, none, nameOf, addLabel, add, children }: Props) {
  const say = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const items = itemsOf(valueAt(program, list));
  return (
    <Stack gap="xs">
      <Title order={3}>{title}</Title>
      {items.length === 0 && <Text>{none}</Text>}
      {items.map((item, index) => {
        const path: Path = [...list, index];
        const named = titleOf(item);
        return (
          <Fieldset key={textOf(membersOf(item).id) || index} legend={nameOf(named)}>
            <Stack gap="xs">
              <Group justify="flex-end">
                <ItemButtons list={list} index={index} what={named} whenLast="list" />
              </Group>
              <TextAt path={[...path, 'title']} label={say('title')} />
              <TextAt path={[...path, 'why']} label={say('why')} isOptional />
              {children(path)}
              <ProblemsOf path={path} />
            </Stack>
          </Fieldset>
        );
      })}
      <Group>
        <Button variant="default" disabled={isReadOnly || add === null} onClick={() => add && edit(addLabel, add)}>
          {addLabel}
        </Button>
      </Group>
    </Stack>
  );
}
