import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { reportWords } from './words.ts';

/** Copies a text; says that it did, or that it could not. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const say = useWords(reportWords);
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('copyFailed');
    }
  };
  return (
    <Button size="compact-sm" variant="default" className="no-print" onClick={() => void copy()}>
      <span aria-live="polite">{outcome ? say(outcome) : label}</span>
    </Button>
  );
}
