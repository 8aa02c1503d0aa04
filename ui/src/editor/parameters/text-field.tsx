import { TextInput } from '@mantine/core';
import { useState } from 'react';

/** A text of the document, taken when the field is left or Enter is pressed; Escape gives it up. */
export function TextField({
  label,
  description,
  text,
  take,
  isReadOnly,
}: {
  readonly label: string;
  readonly description?: string;
  readonly text: string;
  readonly take: (text: string) => void;
  readonly isReadOnly: boolean;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const accept = () => {
    if (typed !== null && typed.trim() !== text) take(typed.trim());
    setTyped(null);
  };
  return (
    <TextInput
      size="xs"
      label={label}
      {...(description === undefined ? {} : { description })}
      value={typed ?? text}
      readOnly={isReadOnly}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={accept}
      onKeyDown={(event) => {
        if (event.key === 'Enter') accept();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
