import { NativeSelect, TextInput } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { parseValue, type ValueSpec, writtenValue } from '../matrix/typed-value.ts';
import { matrixWords } from '../matrix/words.ts';

/** A value of a type, taken when the field is left or Enter is pressed; Escape gives it up. */
export function ValueField({
  label,
  value,
  spec,
  take,
  isReadOnly,
}: {
  readonly label: string;
  readonly value: Json;
  readonly spec: ValueSpec;
  readonly take: (value: Json) => void;
  readonly isReadOnly: boolean;
}) {
  const say = useWords(matrixWords);
  const standing = writtenValue(value);
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const accept = (text: string) => {
    if (text === standing) {
      setTyped(null);
      return setError(null);
    }
    const parsed = parseValue(text, spec);
    if (!parsed.ok) return setError(say(parsed.refusal));
    setTyped(null);
    setError(null);
    take(parsed.value);
  };
  const words = spec.type === 'enum' ? spec.values : spec.type === 'boolean' ? ['yes', 'no'] : undefined;
  if (words)
    return (
      <NativeSelect
        size="xs"
        aria-label={label}
        value={standing}
        disabled={isReadOnly}
        data={[...(words.includes(standing) ? [] : [standing]), ...words].map((word) => ({
          value: word,
          label: spec.type === 'boolean' && word !== '' ? say(word === 'yes' ? 'yes' : 'no') : word,
        }))}
        onChange={(event) => accept(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      size="xs"
      aria-label={label}
      type={spec.type === 'date' ? 'date' : 'text'}
      value={typed ?? standing}
      readOnly={isReadOnly}
      error={error}
      placeholder={value === null ? say('unknownYet') : ''}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => typed !== null && accept(typed)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && typed !== null) accept(typed);
        if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation();
          setTyped(null);
          setError(null);
        }
      }}
    />
  );
}
