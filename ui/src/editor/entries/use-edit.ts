import { useCallback } from 'react';
import type { JsonEdits } from '../document/json-edits.ts';
import { useDocument } from '../document/use-document.ts';

export type Edit = (label: string, change: (edits: JsonEdits) => void, joins?: string) => void;

/** Changes the document in one step of its history. `joins`: the field that is typed in. */
export function useEdit(): Edit {
  const document = useDocument();
  return useCallback(
    (label, change, joins) => void document.edit(label, change, { at: performance.now(), joins: joins ?? null }),
    [document],
  );
}
