import { Button, Group, Stack, Table } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useMemo, useRef } from 'react';
import { useWords } from '../../words/use-words.ts';
import { BuilderContext } from '../conditions/builder-context.ts';
import { newTest } from '../conditions/condition-edits.ts';
import { ConditionPart } from '../conditions/condition-part.tsx';
import { treeOf } from '../conditions/condition-tree.ts';
import { infoAt } from '../conditions/readable-values.ts';
import { useNewBuilder } from '../conditions/use-new-builder.ts';
import { valueAt } from '../document/value-at.ts';
import { Cell } from '../fields/cell.tsx';
import { operatorText, shownValue } from '../fields/condition-text.ts';
import { ProblemsOf } from '../fields/problems-of.tsx';
import { useEditing } from '../fields/use-field.ts';
import { factTitle } from '../fields/vocabulary.ts';
import { fieldWords } from '../fields/words.ts';
import { fillCell, type RuleRow } from './rule-table.ts';
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
  const { program } = useEditing();
  const tests = row.cells.get(fact) ?? [];
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
  return (
    <Table.Td role="gridcell" {...(statuses.includes('met') ? { bg: 'var(--mantine-color-green-light)' } : {})}>
      <Cell place={place} name={name} text={text || '–'} onOpen={onOpen} isDialog>
        {() => <TestEditor row={row} fact={fact} title={title} />}
      </Cell>
    </Table.Td>
  );
}

/** The comparisons of one fact that a rule makes, and one more. */
function TestEditor({ row, fact, title }: Pick<Props, 'row' | 'fact' | 'title'>) {
  const sayField = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const around = useRef<HTMLDivElement>(null);
  const path = useMemo(() => [...row.path, 'when'], [row.path]);
  const builder = useNewBuilder(path, around);
  const info = infoAt(builder.known, builder.place, fact);
  const add = () => info && edit(sayField('set', { what: title }), (edits) => fillCell(edits, program, row, newTest(info, builder.day)));
  return (
    <BuilderContext value={builder}>
      <Stack ref={around} gap="xs">
        {(row.cells.get(fact) ?? []).map((test) => (
          <ConditionPart key={toPointer(test.path)} node={treeOf(valueAt(program, test.path) ?? null)} path={test.path} />
        ))}
        <ProblemsOf path={path} />
        <Group>
          <Button size="compact-sm" variant="default" disabled={isReadOnly || !info} onClick={add}>
            {sayField('addTest')}
          </Button>
        </Group>
      </Stack>
    </BuilderContext>
  );
}
