import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { itemsOf } from '../document/reading.ts';
import { termsOfText, termsText } from '../fields/terms.ts';
import { useField } from '../fields/use-field.ts';
import { useTermText } from '../fields/use-term-text.ts';
import { fieldWords } from '../fields/words.ts';
import { approvalWords } from './words.ts';

/** Several terms of the document, such as when people are reminded. */
export function TermsAt({ path, label }: { readonly path: Path; readonly label: string }) {
  const say = useWords(approvalWords);
  const sayField = useWords(fieldWords);
  const termText = useTermText();
  const { value, isReadOnly, error, put } = useField(path, sayField('set', { what: label }));
  const [typed, setTyped] = useState<string | null>(null);
  const terms = itemsOf(value);
  return (
    <TextInput
      label={label}
      description={terms.length === 0 ? say('remindHint') : terms.map(termText).join(', ')}
      value={typed ?? termsText(terms)}
      readOnly={isReadOnly}
      error={error}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        const next = termsOfText(currentTarget.value);
        put(next.length === 0 ? undefined : next);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
