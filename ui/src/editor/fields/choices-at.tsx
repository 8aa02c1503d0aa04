import { MultiSelect } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { textsOf } from '../document/reading.ts';
import { useField } from './use-field.ts';
import type { Choice } from './vocabulary.ts';
import { fieldWords } from './words.ts';

interface Props {
  readonly path: Path;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly description?: string;
  /** Without any the member goes. */
  readonly isOptional?: boolean;
  readonly usual?: string;
}

/** Several words of the document, such as the roles that are asked. */
export function ChoicesAt({ path, label, choices, description, isOptional = false, usual }: Props) {
  const say = useWords(fieldWords);
  const { value, isReadOnly, error, put } = useField(path, say('set', { what: label }));
  const chosen = textsOf(value);
  const unknown = chosen.filter((one) => !choices.some((choice) => choice.value === one));
  return (
    <MultiSelect
      label={label}
      {...(description === undefined ? {} : { description })}
      {...(usual === undefined || chosen.length > 0 ? {} : { placeholder: say('defaultIs', { what: usual }) })}
      data={[...choices, ...[...new Set(unknown)].map((one) => ({ value: one, label: one }))]}
      value={[...new Set(chosen)]}
      readOnly={isReadOnly}
      error={error}
      searchable
      onChange={(next) => put(isOptional && next.length === 0 ? undefined : next)}
    />
  );
}
