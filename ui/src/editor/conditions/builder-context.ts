import { createContext, useContext } from 'react';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import type { Edited } from './condition-edits.ts';
import type { Known } from './known.ts';
import type { PlaceOfCondition } from './place-of-condition.ts';
import type { Readable } from './readable-values.ts';

/** What the parts of one condition builder share; nothing of it changes with a key in one of them. */
export interface Builder {
  readonly known: Known;
  readonly place: PlaceOfCondition;
  /** Where the condition begins in the document. */
  readonly root: Path;
  /** The condition at the moment when somebody acts. */
  readonly now: () => Edited;
  readonly readable: readonly Readable[];
  /** Changes the condition in one step. */
  readonly edit: (change: (edits: JsonEdits) => void, joins?: string) => void;
  /** The same; what it returns is the part that has the focus afterwards. */
  readonly editThenFocus: (change: (edits: JsonEdits) => Path) => void;
  /** Today, where a day is wanted. */
  readonly day: string;
}

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error('There is no condition builder around this part.');
  return builder;
}
