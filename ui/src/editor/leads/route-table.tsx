import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { fittingParameters } from '../benefits/benefit-values.ts';
import { useKnown } from '../conditions/use-known.ts';
import { itemsOf, textOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { AmountMember } from '../entries/amount-member.tsx';
import { NumberMember } from '../entries/number-member.tsx';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { TermAt } from '../fields/term-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { roleChoices } from '../fields/vocabulary.ts';
import { AddRole } from './add-role.tsx';
import { addRank, LEADS, RANK } from './lead-edits.ts';
import { rankable } from './rankable.ts';
import { leadWords } from './words.ts';

const ORDERS = ['highest', 'lowest'] as const;

/** The steps from all partners to the one that has the lead, as a table that is read from top to bottom. */
export function RouteTable() {
  const say = useWords(leadWords);
  const { program, isReadOnly, edit } = useEditing();
  const known = useKnown();
  const ranks = itemsOf(valueAt(program, RANK));
  const facts = rankable(known);
  const unused = facts.find(({ value }) => !ranks.some((rank) => textOf(valueAt(rank, ['fact'])) === value));
  const head = (text: string) => (
    <Table.Th scope="row" fw={500} w={150}>
      {text}
    </Table.Th>
  );
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {say('route')}
      </Title>
      <Text size="sm">{say('routeHint')}</Text>
      <Table.ScrollContainer minWidth={640}>
        <Table aria-label={say('route')} withTableBorder withColumnBorders verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say('step')}</Table.Th>
              <Table.Th scope="col">{say('rule')}</Table.Th>
              <Table.Th scope="col" w={190}>
                {say('then')}
              </Table.Th>
              <Table.Th scope="col" w={110}>
                {say('change')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <Table.Tr>
              {head(say('capacity'))}
              <Table.Td>
                <AmountMember
                  path={[...LEADS, 'capacity']}
                  label={say('capacity')}
                  isLabelHidden
                  spec={{ type: 'integer', currency: '' }}
                  choices={fittingParameters(program as Json, ['integer'])}
                  usual={say('noCapacity')}
                />
              </Table.Td>
              <Table.Td>{say('capacityThen')}</Table.Td>
              <Table.Td />
            </Table.Tr>
            {ranks.map((rank, index) => {
              const number = index + 1;
              return (
                <Table.Tr key={number}>
                  {head(say('rank', { number }))}
                  <Table.Td>
                    <Group gap="xs" wrap="nowrap">
                      <ChoiceAt path={[...RANK, index, 'fact']} label={say('rankFact', { number })} isLabelHidden choices={facts} />
                      <ChoiceAt
                        path={[...RANK, index, 'order']}
                        label={say('rankOrder', { number })}
                        isLabelHidden
                        choices={ORDERS.map((value) => ({ value, label: say(value) }))}
                      />
                    </Group>
                  </Table.Td>
                  <Table.Td>{say(number === ranks.length ? 'rankLast' : 'rankThen')}</Table.Td>
                  <Table.Td>
                    <ItemButtons
                      list={RANK}
                      index={index}
                      what={known.sentences.nameOfValue(textOf(valueAt(rank, ['fact'])))}
                      whenLast="list"
                    />
                  </Table.Td>
                </Table.Tr>
              );
            })}
            <Table.Tr>
              {head(say(ranks.length === 0 ? 'rankNone' : 'rankMore'))}
              <Table.Td>
                {ranks.length === 0 && <Text size="sm">{say('noRank')}</Text>}
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={isReadOnly || !unused}
                  onClick={() => unused && edit(say('addRank'), (edits) => addRank(edits, unused.value))}
                >
                  {say('addRank')}
                </Button>
              </Table.Td>
              <Table.Td>{ranks.length === 0 && say('rankLast')}</Table.Td>
              <Table.Td />
            </Table.Tr>
            <Table.Tr>
              {head(say('offer'))}
              <Table.Td>
                <Group align="flex-start">
                  <TermAt path={[...LEADS, 'accept']} label={say('accept')} usual={say('acceptUsual')} />
                  <NumberMember path={[...LEADS, 'rounds']} label={say('rounds')} type="integer" placeholder={say('roundsUsual')} />
                </Group>
              </Table.Td>
              <Table.Td>{say('offerThen')}</Table.Td>
              <Table.Td />
            </Table.Tr>
            <Table.Tr>
              {head(say('otherwise'))}
              <Table.Td>
                <Group align="flex-end">
                  <ChoiceAt path={[...LEADS, 'otherwise']} label={say('otherwise')} isLabelHidden choices={roleChoices(program)} />
                  <AddRole path={[...LEADS, 'otherwise']} />
                </Group>
              </Table.Td>
              <Table.Td>{say('otherwiseThen')}</Table.Td>
              <Table.Td />
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
