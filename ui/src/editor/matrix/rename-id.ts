import { type Json, type Namespace, type Program, type References, referencesOf, type Use } from '@tierwright/program';
import type { JsonEdits } from '../document/json-edits.ts';
import { idFault, type Taken } from '../entries/ids.ts';
import { renameEverywhere } from '../entries/rename-everywhere.ts';
import { documentOf } from '../parameters/dated.ts';

/** What can be renamed here: `value` are facts, parameters and derived values. */
export type Renamable = Extract<Namespace, 'tier' | 'requirement' | 'track' | 'benefit' | 'stacking' | 'value'>;

/** The places that name an id, and those that declare it: more than one where tracks share a tier's id. */
export interface Places {
  readonly declared: readonly string[];
  readonly uses: readonly Use[];
}

/** Who names whom; null while the document has parts of wrong kinds, so that nobody could say. */
function readReferences(program: Json): References | null {
  try {
    return referencesOf(program as unknown as Program);
  } catch {
    return null;
  }
}

/** Where an id stands; null where nobody can say. */
export function placesOf(program: Json, namespace: Renamable, id: string): Places | null {
  const references = readReferences(program);
  if (!references) return null;
  return { declared: references.named(id, namespace).map(({ pointer }) => pointer), uses: references.usedBy(id, namespace) };
}

export type RenameRefusal = 'noId' | 'taken' | 'unclear';

/** The ids that something of a namespace has, or that something names. */
export const takenIn = (program: Json, namespace: Renamable): Taken => ({
  has: (id) => {
    const places = placesOf(program, namespace, id);
    return places !== null && places.declared.length + places.uses.length > 0;
  },
});

/** Why an id cannot have another name; null where it can. */
export function refusalOf(program: Json, namespace: Renamable, id: string, to: string): RenameRefusal | null {
  if (placesOf(program, namespace, id) === null) return 'unclear';
  const fault = idFault(to, takenIn(program, namespace));
  return fault === null ? null : fault === 'idTaken' ? 'taken' : 'noId';
}

/** Gives an id another name wherever it stands. How many places changed; null where nobody can say where it stands. */
export function renameId(edits: JsonEdits, namespace: Renamable, id: string, to: string): number | null {
  const program = documentOf(edits);
  const references = readReferences(program);
  return references && renameEverywhere(edits, program, references, { namespace, id }, to);
}
