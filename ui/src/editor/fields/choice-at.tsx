import { Select } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { textOf } from '../document/reading.ts';
import { useField } from './use-field.ts';
import type { Choice } from './vocabulary.ts';
import { fieldWords } from './words.ts';

interface Props {
  readonly path: Path;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly description?: string;
  /** What holds where the member is not there; it can then be cleared. */
  readonly usual?: string;
  readonly isLabelHidden?: boolean;
  /** A list of its own in a popover would close that. */
  readonly isInPopover?: boolean;
  readonly value?: string;
  readonly onChoose?: (value: string | null) => void;
}

/** One of a few words of the document. What it says and nobody knows is shown as it is. */
export function ChoiceAt({ path, label, choices, description, usual, isLabelHidden = false, isInPopover = false, value, onChoose }: Props) {
  const say = useWords(fieldWords);
  const field = useField(path, say('set', { what: label }));
  const now = value ?? textOf(field.value);
  const known = now === '' || choices.some((choice) => choice.value === now);
  const data = known ? [...choices] : [...choices, { value: now, label: now }];
  return (
    <Select
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      {...(description === undefined ? {} : { description })}
      {...(usual === undefined ? {} : { placeholder: say('defaultIs', { what: usual }), clearable: true })}
      data={data}
      value={now === '' ? null : now}
      readOnly={field.isReadOnly}
      error={field.error}
      comboboxProps={{ withinPortal: !isInPopover }}
      searchable={data.length > 8}
      allowDeselect={usual !== undefined}
      clearButtonProps={{ 'aria-label': say('remove', { what: label }) }}
      onChange={(next) => {
        if (onChoose) onChoose(next);
        else if (next !== null || usual !== undefined) field.put((next ?? undefined) as Json | undefined);
      }}
    />
  );
}
