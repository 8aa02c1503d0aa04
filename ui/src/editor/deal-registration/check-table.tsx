import { Button, Group, Stack, Table, Title } from '@mantine/core';
import { CHECK_OUTCOMES, CHECKS } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import type { Path } from '../document/json-edits.ts';
import { itemsOf, membersOf, textOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { Cell } from '../fields/cell.tsx';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { conditionText } from '../fields/condition-text.ts';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { NumberAt } from '../fields/number-at.tsx';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { useEditing } from '../fields/use-field.ts';
import { chainChoices } from '../fields/vocabulary.ts';
import { fieldWords } from '../fields/words.ts';
import { dealWords } from './words.ts';

const LIST: Path = ['dealRegistration', 'conflicts', 'checks'];

/** Conflicts: what is looked for and what a hit does. */
export function CheckTable() {
  const say = useWords(dealWords);
  const sayField = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const list = itemsOf(valueAt({ ...program }, LIST));
  const used = new Set(list.map((check) => textOf(membersOf(check).on)));
  const next = CHECKS.find((check) => !used.has(check));
  const add = () =>
    next !== undefined &&
    edit(say('addCheck'), (edits) => {
      const check = { on: next, then: 'adjudicate' };
      edits.set(list.length === 0 ? LIST : [...LIST, list.length], list.length === 0 ? [check] : check);
    });
  return (
    <Stack gap="xs">
      <Title order={3}>{say('checks')}</Title>
      {list.length > 0 && (
        <Table.ScrollContainer minWidth={1080}>
          <Table aria-label={say('checks')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say('check')}</Table.Th>
                <Table.Th>{say('then')}</Table.Th>
                <Table.Th>{say('unless')}</Table.Th>
                <Table.Th>{say('by')}</Table.Th>
                <Table.Th>{say('similar')}</Table.Th>
                <Table.Th>{say('change')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.map((check, index) => {
                const at = [...LIST, index];
                const { on, unless } = membersOf(check);
                const known = CHECKS.find((one) => one === on);
                const title = known ? say(known) : textOf(on);
                return (
                  <Table.Tr key={at.join('/')}>
                    <Table.Td>
                      <ChoiceAt
                        path={[...at, 'on']}
                        label={say('check')}
                        isLabelHidden
                        choices={CHECKS.map((value) => ({ value, label: say(value) }))}
                      />
                    </Table.Td>
                    <Table.Td>
                      <ChoiceAt
                        path={[...at, 'then']}
                        label={say('then')}
                        isLabelHidden
                        choices={CHECK_OUTCOMES.map((value) => ({ value, label: say(value === 'reject' ? 'rejects' : value) }))}
                      />
                    </Table.Td>
                    <Table.Td>
                      <Cell
                        place={{ 'data-cell': `check,${index}`, tabIndex: 0 }}
                        name={`${title}: ${say('unless')}`}
                        text={unless === undefined ? '–' : conditionText(unless, program, sayField)}
                        isDialog
                      >
                        {() => <ConditionBuilder path={[...at, 'unless']} label={say('unless')} isOptional />}
                      </Cell>
                    </Table.Td>
                    <Table.Td>
                      <ChoiceAt
                        path={[...at, 'by']}
                        label={say('by')}
                        isLabelHidden
                        usual={say('usualAdjudication')}
                        choices={chainChoices(program, sayField('review'))}
                      />
                    </Table.Td>
                    <Table.Td>
                      {on === 'likelyDuplicate' && (
                        <NumberAt path={[...at, 'similar']} label={say('similar')} isLabelHidden usual="85" min={1} max={100} />
                      )}
                    </Table.Td>
                    <Table.Td>
                      <ItemButtons list={LIST} index={index} what={title} />
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Group>
        <Button variant="default" disabled={isReadOnly || next === undefined} onClick={add}>
          {say('addCheck')}
        </Button>
      </Group>
      <ProblemsOf path={LIST} />
    </Stack>
  );
}
