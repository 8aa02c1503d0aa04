import { Button, Group, MultiSelect, NativeSelect, Select, TagsInput, Text } from '@mantine/core';
import { type Json, type Operator, toPointer, type ValueInfo } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { DurationField } from '../entries/duration-field.tsx';
import { ValueField } from '../entries/value-field.tsx';
import { useBuilder } from './builder-context.ts';
import { setRight } from './condition-edits.ts';
import { firstValue, hasShape, wantedOn } from './operators.ts';
import { readValue } from './value-text.ts';
import { titleOfWord } from './word-titles.ts';
import { conditionWords } from './words.ts';

interface ValueInputProps {
  readonly left: ValueInfo | undefined;
  readonly fact: string;
  readonly operator: Operator;
  readonly value: Json;
  /** Of the test. */
  readonly path: Path;
}

/** The value on the right of a test, typed or chosen as its type asks. */
export function ValueInput({ left, fact, operator, value, path }: ValueInputProps) {
  const say = useWords(conditionWords);
  const { known, edit, day } = useBuilder();
  const take = (literal: Json) => edit((edits) => setRight(edits, path, { literal }), toPointer(path));
  const wanted = wantedOn(left ?? { type: 'string' }, operator);
  const { words, ...shape } = wanted;
  if (!hasShape(value, shape))
    return (
      <Group gap="xs">
        <Text size="sm" c="red">
          {say('oddValue', { value: JSON.stringify(value) })}
        </Text>
        {left && (
          <Button size="compact-xs" variant="default" onClick={() => take(firstValue(wanted, day))}>
            {say('replace')}
          </Button>
        )}
      </Group>
    );
  const label = say('value');
  const style = { flexGrow: 1, minWidth: 160, maxWidth: 420 };
  const titled = (chosen: readonly string[]) =>
    [...new Set([...(words ?? []), ...chosen])].map((word) => ({ value: word, label: titleOfWord(known, fact, word) }));
  if (wanted.many) {
    const list = value as string[];
    if (words) return <MultiSelect aria-label={label} data={titled(list)} value={list} searchable style={style} onChange={take} />;
    const isDays = wanted.type === 'date';
    return (
      <TagsInput
        aria-label={say(isDays ? 'days' : 'words')}
        value={list}
        splitChars={[',', ';', '\n']}
        acceptValueOnBlur
        style={style}
        onChange={(typed) => take(isDays ? typed.filter((text) => 'value' in readValue(text, 'date', '')) : typed)}
      />
    );
  }
  if (words) {
    const chosen = String(value);
    return (
      <Select
        aria-label={label}
        data={titled([chosen])}
        value={chosen}
        searchable={words.length > 8}
        allowDeselect={false}
        style={style}
        onChange={(word) => word !== null && take(word)}
      />
    );
  }
  if (wanted.type === 'boolean')
    return (
      <NativeSelect
        aria-label={label}
        data={[
          { value: 'true', label: say('yes') },
          { value: 'false', label: say('no') },
        ]}
        value={String(value)}
        onChange={(event) => take(event.currentTarget.value === 'true')}
      />
    );
  if (wanted.type === 'duration') return <DurationField label={label} value={String(value)} take={take} />;
  return (
    <ValueField
      {...{ label, type: wanted.type, value, currency: known.program.currency, unit: wanted.unit, take }}
      width={wanted.type === 'string' ? 220 : 150}
    />
  );
}
