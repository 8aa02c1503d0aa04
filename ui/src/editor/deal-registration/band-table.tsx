import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { freeId, idsOf, itemsOf, membersOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { NumberAt } from '../fields/number-at.tsx';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { factIds, factTitle } from '../fields/vocabulary.ts';
import { fieldWords } from '../fields/words.ts';
import { dealWords } from './words.ts';

const BANDS: Path = ['dealRegistration', 'bands'];
const LIST: Path = [...BANDS, 'list'];

/** Deals by size. */
export function BandTable() {
  const say = useWords(dealWords);
  const sayField = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const list = itemsOf(valueAt({ ...program }, LIST));
  const last = membersOf(list.at(-1)).from;
  const add = () =>
    edit(say('addBand'), (edits) => {
      const band = { id: freeId('band', idsOf([...list])), title: say('newBand'), from: typeof last === 'number' ? last + 1 : 0 };
      if (list.length === 0) edits.set(BANDS, { of: 'deal.amount', list: [band] });
      else edits.set([...LIST, list.length], band);
    });
  return (
    <Stack gap="xs">
      <Title order={3}>{say('bands')}</Title>
      {list.length === 0 && <Text>{say('noBands')}</Text>}
      {list.length > 0 && (
        <>
          <ChoiceAt
            path={[...BANDS, 'of']}
            label={say('bandsOf')}
            choices={factIds(program).map((value) => ({ value, label: factTitle(program, value) }))}
          />
          <Table aria-label={say('bands')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{sayField('title')}</Table.Th>
                <Table.Th>{say('from')}</Table.Th>
                <Table.Th>{say('to')}</Table.Th>
                <Table.Th>{say('change')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.map((band, index) => (
                <Table.Tr key={[...LIST, index].join('/')}>
                  <Table.Td>
                    <TextAt path={[...LIST, index, 'title']} label={sayField('title')} isLabelHidden />
                  </Table.Td>
                  <Table.Td>
                    <NumberAt path={[...LIST, index, 'from']} label={say('from')} isLabelHidden />
                  </Table.Td>
                  <Table.Td>
                    <NumberAt path={[...LIST, index, 'to']} label={say('to')} usual={say('nextFrom')} isLabelHidden />
                  </Table.Td>
                  <Table.Td>
                    <ItemButtons
                      list={LIST}
                      index={index}
                      what={titleOf(band)}
                      {...(list.length === 1 ? { onRemove: () => void edit(say('bands'), (edits) => edits.remove(BANDS)) } : {})}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
      <Group>
        <Button variant="default" disabled={isReadOnly} onClick={add}>
          {say('addBand')}
        </Button>
      </Group>
      <ProblemsOf path={BANDS} />
    </Stack>
  );
}
