import { Button, Table } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { valueAt } from '../document/value-at.ts';
import { Cell } from '../fields/cell.tsx';
import { operatorText, shownValue } from '../fields/condition-text.ts';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { TestRow } from '../fields/test-row.tsx';
import { partsOf } from '../fields/tests-of-condition.ts';
import { useEditing } from '../fields/use-field.ts';
import { factTitle } from '../fields/vocabulary.ts';
import { fieldWords } from '../fields/words.ts';
import { clearTest, fillCell, type RuleRow } from './rule-table.ts';
import type { SampleStatus } from './try-sample.ts';
import { dealWords } from './words.ts';

interface Props {
  readonly row: RuleRow;
  readonly fact: string;
  readonly title: string;
  readonly place: { readonly 'data-cell': string; readonly tabIndex: number };
  readonly onOpen: () => void;
  /** Of each part of the rule, what the sample deal makes of it. */
  readonly parts?: readonly SampleStatus[];
}

const SIGNS: Readonly<Record<SampleStatus, string>> = { met: '✓ ', missed: '✗ ', unknown: '? ' };

/** What one rule asks of one fact. */
export function TestCell({ row, fact, title, place, onOpen, parts }: Props) {
  const say = useWords(dealWords);
  const sayField = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const tests = row.cells.get(fact) ?? [];
  const when = valueAt({ ...program }, [...row.path, 'when']);
  const statusOf = (index: number | string | undefined) => (typeof index === 'number' ? parts?.[index] : parts?.[0]);
  const statuses = tests.map(({ path }) => statusOf(path.at(-1)));
  const text = tests
    .map(({ operator, value }, index) => {
      const status = statuses[index];
      return `${status ? SIGNS[status] : ''}${operatorText(operator, sayField)} ${shownValue(value, program, sayField)}`;
    })
    .join('; ');
  const said = statuses.flatMap((status) => (status ? [say(status)] : []));
  const name = say('cell', { rule: title, fact: factTitle(program, fact), text: [text || say('anything'), ...said].join(', ') });
  const label = sayField('set', { what: title });
  return (
    <Table.Td role="gridcell" {...(statuses.includes('met') ? { bg: 'var(--mantine-color-green-light)' } : {})}>
      <Cell place={place} name={name} text={text || '–'} onOpen={onOpen} width={640}>
        {() => (
          <>
            {tests.map((test, index) => (
              <TestRow
                key={toPointer(test.path)}
                test={test}
                name={sayField('test', { number: index + 1 })}
                isLast={partsOf(when, [...row.path, 'when']).length < 2}
                onRemove={() => edit(label, (edits) => clearTest(edits, program, row, test))}
              />
            ))}
            <ProblemsOf path={[...row.path, 'when']} />
            <Button
              size="compact-sm"
              variant="default"
              disabled={isReadOnly}
              onClick={() => edit(label, (edits) => fillCell(edits, program, row, { fact, operator: 'equal', value: '' }))}
            >
              {sayField('addTest')}
            </Button>
          </>
        )}
      </Cell>
    </Table.Td>
  );
}
