import { Button, Group, Stack, Text } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { valueAt } from '../document/value-at.ts';
import { useChoose } from '../selection/selection.ts';
import { conditionText } from './condition-text.ts';
import { TestRow } from './test-row.tsx';
import { addTest, isPlain, partsOf, removeTest, testsOf } from './tests-of-condition.ts';
import { useEditing } from './use-field.ts';
import { fieldWords } from './words.ts';

interface Props {
  readonly path: Path;
  readonly label: string;
  /** Whether there may be none. */
  readonly isOptional?: boolean;
  /** The fact that a first test is about. */
  readonly begins?: string;
}

/** A condition where it stands: its comparisons in fields, anything deeper in words. */
export function ConditionAt({ path, label, isOptional = false, begins = 'partner.status' }: Props) {
  const say = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const choose = useChoose('fields');
  const condition = valueAt(program, path);
  const tests = testsOf(condition, path);
  const change = say('set', { what: label });
  return (
    <Stack gap="xs" component="fieldset" m={0} p="xs" style={{ border: '1px solid var(--mantine-color-default-border)' }}>
      <Text component="legend" size="sm" fw={500} px={4}>
        {label}
      </Text>
      <Text size="sm">{conditionText(condition, program, say)}</Text>
      {tests.map((test, index) => (
        <TestRow
          key={toPointer(test.path)}
          test={test}
          name={say('test', { number: index + 1 })}
          isLast={partsOf(condition, path).length < 2}
          onRemove={() => edit(change, (edits) => removeTest(edits, condition, path, test))}
        />
      ))}
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          disabled={isReadOnly}
          onClick={() => edit(change, (edits) => addTest(edits, condition, path, { fact: begins, operator: 'equal', value: '' }))}
        >
          {say(condition === undefined ? 'makeCondition' : 'addTest')}
        </Button>
        {condition !== undefined && isOptional && (
          <Button size="compact-sm" variant="default" disabled={isReadOnly} onClick={() => edit(change, (edits) => edits.remove(path))}>
            {say('removeCondition')}
          </Button>
        )}
        {condition !== undefined && (
          <Button size="compact-sm" variant="subtle" onClick={() => choose(toPointer(path))}>
            {say('showIt')}
          </Button>
        )}
      </Group>
      {!isPlain(condition, path) && <Text size="sm">{say('nested')}</Text>}
    </Stack>
  );
}
