import { Textarea, TextInput } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { textOf } from '../document/reading.ts';
import { useField } from './use-field.ts';
import { fieldWords } from './words.ts';

interface Props {
  readonly path: Path;
  readonly label: string;
  readonly description?: string;
  /** Without a text there is no member. */
  readonly isOptional?: boolean;
  readonly rows?: number;
  readonly isLabelHidden?: boolean;
  readonly maxLength?: number;
}

/** A text of the document. */
export function TextAt({ path, label, description, isOptional = false, rows, isLabelHidden = false, maxLength }: Props) {
  const say = useWords(fieldWords);
  const { value, isReadOnly, error, put } = useField(path, say('set', { what: label }));
  const props = {
    ...(isLabelHidden ? { 'aria-label': label } : { label }),
    ...(description === undefined ? {} : { description }),
    ...(maxLength === undefined ? {} : { maxLength }),
    value: textOf(value),
    readOnly: isReadOnly,
    error,
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      put(isOptional && currentTarget.value === '' ? undefined : currentTarget.value),
  };
  return rows === undefined ? <TextInput {...props} /> : <Textarea {...props} autosize minRows={rows} />;
}
