import type { Located } from '../problems/located.ts';

/** A finding of the reader, at an offset into the text (in UTF-16 code units). */
export interface Finding extends Located {
  offset: number;
}
