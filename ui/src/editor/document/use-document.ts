import type { Json } from '@tierwright/program';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Path } from './json-edits.ts';
import type { Edition, ProgramDocument } from './program-document.ts';
import { valueAt } from './value-at.ts';

/** The document that the parts of the editor work on. */
export const DocumentContext = createContext<ProgramDocument | null>(null);

export function useDocument(): ProgramDocument {
  const document = useContext(DocumentContext);
  if (!document) throw new Error('There is no document around this part of the editor.');
  return document;
}

/** What would be undone and done again; draws again only where that changes. */
export function useHistory(): { readonly undoes: string | null; readonly redoes: string | null } {
  const document = useDocument();
  const undoes = useSyncExternalStore(document.subscribe, () => document.undoes);
  const redoes = useSyncExternalStore(document.subscribe, () => document.redoes);
  return { undoes, redoes };
}

/** Why the text is not JSON; draws again only where that changes. */
export function useFault(): Edition['fault'] {
  const document = useDocument();
  return useSyncExternalStore(document.subscribe, () => document.current.fault);
}

/** What stands at a path of it; draws again only where that changes. */
export function usePart(path: Path): Json | undefined {
  const document = useDocument();
  return useSyncExternalStore(document.subscribe, () => valueAt(document.current.value as Json, path));
}

/** Its present state; draws again with each change. */
export function useEdition(): Edition {
  const document = useDocument();
  return useSyncExternalStore(document.subscribe, () => document.current);
}
