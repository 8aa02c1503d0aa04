import { NumberInput } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { useField } from './use-field.ts';
import { fieldWords } from './words.ts';

interface Props {
  readonly path: Path;
  readonly label: string;
  readonly usual?: string;
  readonly isLabelHidden?: boolean;
  readonly min?: number;
  readonly max?: number;
}

/** A number of the document; emptied, it goes. */
export function NumberAt({ path, label, usual, isLabelHidden = false, min, max }: Props) {
  const say = useWords(fieldWords);
  const { value, isReadOnly, error, put } = useField(path, say('set', { what: label }));
  return (
    <NumberInput
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      {...(usual === undefined ? {} : { placeholder: say('defaultIs', { what: usual }) })}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      value={typeof value === 'number' ? value : ''}
      readOnly={isReadOnly}
      error={error}
      thousandSeparator=","
      onChange={(next) => {
        const now = typeof next === 'number' ? next : undefined;
        if (now !== value && (now !== undefined || next === '')) put(now);
      }}
    />
  );
}
