import { Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { itemsOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { useEditing } from '../fields/use-field.ts';
import { useGridKeys } from '../fields/use-grid-keys.ts';
import { factTitle } from '../fields/vocabulary.ts';
import { OutcomeCell } from './outcome-cell.tsx';
import { addRule, OTHERWISE, RULES, ruleTable } from './rule-table.ts';
import { RuleTableRow } from './rule-table-row.tsx';
import { TitleCell } from './title-cell.tsx';
import type { SampleAnswer } from './try-sample.ts';
import { dealWords } from './words.ts';

const POLICIES = ['first', 'unique', 'priority'] as const;

/** The rules in order, a column for each fact that they test; what a sample deal makes true is lit. */
export function DecisionTable({ answer }: { readonly answer: SampleAnswer | null }) {
  const say = useWords(dealWords);
  const { program, isReadOnly, edit } = useEditing();
  const table = ruleTable(program);
  const columns = table.facts.length + (table.hasOthers ? 1 : 0) + 2;
  const grid = useGridKeys(table.rows.length + 1, columns);
  const add = () => edit(say('addRuleStep'), (edits) => addRule(edits, program, table.rows.length, say('newRule')));
  return (
    <Stack gap="xs">
      <Group justify="space-between" align="flex-end">
        <Title order={3}>{say('rules')}</Title>
        <ChoiceAt
          path={['dealRegistration', 'rules', 'hitPolicy']}
          label={say('hitPolicy')}
          choices={POLICIES.map((value) => ({ value, label: say(value) }))}
        />
      </Group>
      <Text size="sm">{say('rulesHint')}</Text>
      <Table.ScrollContainer minWidth={600}>
        <Table
          ref={grid.ref}
          role="grid"
          aria-label={say('rules')}
          withTableBorder
          withColumnBorders
          onFocus={grid.onFocus}
          onKeyDown={grid.onKeyDown}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say('number')}</Table.Th>
              <Table.Th scope="col">{say('rule')}</Table.Th>
              {table.facts.map((fact) => (
                <Table.Th key={fact} scope="col">
                  {factTitle(program, fact)}
                </Table.Th>
              ))}
              {table.hasOthers && <Table.Th scope="col">{say('others')}</Table.Th>}
              <Table.Th scope="col">{say('outcome')}</Table.Th>
              <Table.Th scope="col">{say('change')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.rows.map((row) => (
              <RuleTableRow key={row.index} row={row} table={table} grid={grid} answer={answer} />
            ))}
            <Table.Tr {...(answer?.by === 'otherwise' ? { bg: 'var(--mantine-color-green-light)' } : {})}>
              <Table.Td />
              <Table.Td role="gridcell">
                <TitleCell path={OTHERWISE} place={grid.cell(table.rows.length, 0)} />
                {answer?.by === 'otherwise' && <Badge variant="default">{say('fired')}</Badge>}
              </Table.Td>
              <Table.Td colSpan={columns - 2}>{say('otherwise')}</Table.Td>
              <Table.Td role="gridcell">
                <OutcomeCell path={OTHERWISE} place={grid.cell(table.rows.length, columns - 1)} mayApprove={false} />
              </Table.Td>
              <Table.Td />
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group>
        <Button variant="default" disabled={isReadOnly || itemsOf(valueAt({ ...program }, RULES)).length >= 200} onClick={add}>
          {say('addRule')}
        </Button>
      </Group>
      <ProblemsOf path={['dealRegistration', 'rules']} />
    </Stack>
  );
}
