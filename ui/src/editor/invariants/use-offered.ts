import type { Json } from '@tierwright/program';
import { useKnown } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import type { Offered } from './invariant-edits.ts';
import { measured, sectionsOf } from './invariant-kinds.ts';

/** What of the program something can be promised of. */
export function useOffered(): Offered {
  const value = useEdition().value as Json;
  const known = useKnown();
  return { facts: measured(known).map((fact) => fact.value), sections: sectionsOf(value) };
}
