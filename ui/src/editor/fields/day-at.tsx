import { TextInput } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { textOf } from '../document/reading.ts';
import { useField } from './use-field.ts';
import { fieldWords } from './words.ts';

interface Props {
  readonly path: Path;
  readonly label: string;
  readonly description?: string;
}

/** A day of the document; emptied, it goes. */
export function DayAt({ path, label, description }: Props) {
  const say = useWords(fieldWords);
  const { value, isReadOnly, error, put } = useField(path, say('set', { what: label }));
  return (
    <TextInput
      type="date"
      w={260}
      label={label}
      {...(description === undefined ? {} : { description })}
      value={textOf(value)}
      readOnly={isReadOnly}
      error={error}
      onChange={(event) => put(event.currentTarget.value || undefined)}
    />
  );
}
