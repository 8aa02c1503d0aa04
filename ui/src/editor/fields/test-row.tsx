import { ActionIcon, Autocomplete, Group, Select, TextInput } from '@mantine/core';
import { type Json, OPERATORS, toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { operatorText } from './condition-text.ts';
import { type PlacedTest, valueOfText, valueText } from './tests-of-condition.ts';
import { useEditing } from './use-field.ts';
import { factIds } from './vocabulary.ts';
import { fieldWords } from './words.ts';

interface Props {
  readonly test: PlacedTest;
  readonly name: string;
  readonly isLast: boolean;
  readonly onRemove: () => void;
}

/** Lists open inside the popover that the row may stand in: a click outside would close it. */
const INSIDE = { withinPortal: false };

/** One comparison of a condition: fact, operator, value. */
export function TestRow({ test, name, isLast, onRemove }: Props) {
  const say = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const [typed, setTyped] = useState<string | null>(null);
  const put = (key: string, value: Json) =>
    edit(say('set', { what: say('condition') }), (edits) => edits.set([...test.path, key], value), `${toPointer(test.path)}/${key}`);
  return (
    <Group gap="xs" align="flex-end" wrap="wrap" role="group" aria-label={name}>
      <Autocomplete
        label={say('fact')}
        data={factIds(program)}
        value={test.fact}
        readOnly={isReadOnly}
        limit={60}
        comboboxProps={INSIDE}
        onChange={(fact) => put('fact', fact)}
      />
      <Select
        label={say('operator')}
        data={OPERATORS.map((operator) => ({ value: operator, label: operatorText(operator, say) }))}
        value={test.operator}
        readOnly={isReadOnly}
        allowDeselect={false}
        w={150}
        comboboxProps={INSIDE}
        onChange={(operator) => operator !== null && put('operator', operator)}
      />
      <TextInput
        label={say('value')}
        value={typed ?? valueText(test.value)}
        readOnly={isReadOnly}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          put('value', valueOfText(currentTarget.value, test.operator));
        }}
        onBlur={() => setTyped(null)}
      />
      <ActionIcon variant="subtle" size="lg" aria-label={say('removeTest')} disabled={isReadOnly || isLast} onClick={onRemove}>
        ✕
      </ActionIcon>
    </Group>
  );
}
