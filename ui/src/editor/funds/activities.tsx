import { Button, Fieldset, Group, Stack, Table } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { itemsOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { addActivity } from './fund-edits.ts';
import { fundWords } from './words.ts';

/** What a fund pays for. */
export function Activities({ path }: { readonly path: Path }) {
  const say = useWords(fundWords);
  const { program, isReadOnly, edit } = useEditing();
  const list: Path = [...path, 'activities'];
  const activities = itemsOf(valueAt(program, list));
  return (
    <Fieldset legend={say('activities')}>
      <Stack gap="xs">
        <Table aria-label={say('activities')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('activity')}</Table.Th>
              <Table.Th>{say('why')}</Table.Th>
              <Table.Th>{say('change')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {activities.map((activity, index) => {
              const number = index + 1;
              return (
                <Table.Tr key={number}>
                  <Table.Td>
                    <TextAt path={[...list, index, 'title']} label={say('activityTitle', { number })} isLabelHidden />
                  </Table.Td>
                  <Table.Td>
                    <TextAt path={[...list, index, 'why']} label={say('activityWhy', { number })} isLabelHidden isOptional />
                  </Table.Td>
                  <Table.Td>
                    <ItemButtons list={list} index={index} what={titleOf(activity)} keepsOne />
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isReadOnly}
            onClick={() => edit(say('addActivity'), (edits) => addActivity(edits, path, say('newActivity')))}
          >
            {say('addActivity')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
