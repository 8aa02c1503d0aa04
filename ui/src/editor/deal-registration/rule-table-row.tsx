import { Badge, Table } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { Cell } from '../fields/cell.tsx';
import { conditionText } from '../fields/condition-text.ts';
import { ItemButtons } from '../fields/item-buttons.tsx';
import { useEditing } from '../fields/use-field.ts';
import type { useGridKeys } from '../fields/use-grid-keys.ts';
import { fieldWords } from '../fields/words.ts';
import { useChoose } from '../selection/selection.ts';
import { OutcomeCell } from './outcome-cell.tsx';
import { RULES, type RuleRow, type RuleTable } from './rule-table.ts';
import { TestCell } from './test-cell.tsx';
import { TitleCell } from './title-cell.tsx';
import type { SampleAnswer } from './try-sample.ts';
import { dealWords } from './words.ts';

interface Props {
  readonly row: RuleRow;
  readonly table: RuleTable;
  readonly grid: ReturnType<typeof useGridKeys>;
  readonly answer: SampleAnswer | null;
}

const LIT = { bg: 'var(--mantine-color-green-light)' };

/** One rule: its title, a cell for each fact, what it decides. Lit where the sample deal makes it true. */
export function RuleTableRow({ row, table, grid, answer }: Props) {
  const say = useWords(dealWords);
  const sayField = useWords(fieldWords);
  const { program } = useEditing();
  const choose = useChoose('deal-rules');
  const title = titleOf(valueAt({ ...program }, row.path)) || row.id;
  const seen = answer?.rules.find(({ id }) => id === row.id);
  const isFired = answer !== null && answer.by === row.id;
  const columns = table.facts.length;
  const onOpen = () => choose(toPointer(row.path));
  return (
    <Table.Tr {...(isFired ? LIT : {})}>
      <Table.Td>{row.index + 1}</Table.Td>
      <Table.Td role="gridcell">
        <TitleCell path={row.path} place={grid.cell(row.index, 0)} onOpen={onOpen} />
        {isFired && <Badge variant="default">{say('fired')}</Badge>}
        {!isFired && seen && <Badge variant="default">{say(seen.status)}</Badge>}
      </Table.Td>
      {table.facts.map((fact, index) => (
        <TestCell
          key={fact}
          {...{ row, fact, title, onOpen }}
          place={grid.cell(row.index, index + 1)}
          {...(seen ? { parts: seen.parts } : {})}
        />
      ))}
      {table.hasOthers && (
        <Table.Td role="gridcell">
          <Cell
            place={grid.cell(row.index, columns + 1)}
            name={say('cell', { rule: title, fact: say('others'), text: '' })}
            text={row.others.map(({ part }) => conditionText(part, program, sayField)).join('; ') || '–'}
            onOpen={onOpen}
            isDialog
          >
            {() => <ConditionBuilder path={[...row.path, 'when']} label={say('when')} />}
          </Cell>
        </Table.Td>
      )}
      <Table.Td role="gridcell">
        <OutcomeCell path={row.path} place={grid.cell(row.index, columns + 1 + (table.hasOthers ? 1 : 0))} mayApprove onOpen={onOpen} />
      </Table.Td>
      <Table.Td>
        <ItemButtons list={RULES} index={row.index} what={title} keepsOne />
      </Table.Td>
    </Table.Tr>
  );
}
