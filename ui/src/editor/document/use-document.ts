import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Edition, ProgramDocument } from './program-document.ts';

/** The document that the parts of the editor work on. */
export const DocumentContext = createContext<ProgramDocument | null>(null);

export function useDocument(): ProgramDocument {
  const document = useContext(DocumentContext);
  if (!document) throw new Error('There is no document around this part of the editor.');
  return document;
}

/** Its present state; draws again with each change. */
export function useEdition(): Edition {
  const document = useDocument();
  return useSyncExternalStore(document.subscribe, () => document.current);
}
