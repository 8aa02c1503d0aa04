import { useMemo } from 'react';

/** A document as a text; the same text while the document is. */
export const useVersionText = (document: unknown): string | null =>
  useMemo(() => (document === undefined ? null : JSON.stringify(document)), [document]);
