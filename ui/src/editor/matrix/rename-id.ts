import { type Json, type Namespace, type Program, referencesOf, type Use } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { memberOf } from '../document/reading.ts';
import { pathOf, valueAt } from '../document/value-at.ts';
import { documentOf } from '../parameters/dated.ts';

/** What can be renamed here: `value` are facts, parameters and derived values. */
export type Renamable = Extract<Namespace, 'tier' | 'requirement' | 'track' | 'benefit' | 'value'>;

/** The places that name an id, and those that declare it: more than one where tracks share a tier's id. */
export interface Places {
  readonly declared: readonly string[];
  readonly uses: readonly Use[];
}

/** Where an id stands; null while the document has parts of wrong kinds, so that nobody could say. */
export function placesOf(program: Json, namespace: Renamable, id: string): Places | null {
  try {
    const references = referencesOf(program as unknown as Program);
    const declared = references.named(id, namespace).map(({ pointer }) => pointer);
    return { declared, uses: references.usedBy(id, namespace) };
  } catch {
    return null;
  }
}

/** Ids as the language takes them. */
const ID = /^[A-Za-z][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*$/;

export type RenameRefusal = 'noId' | 'taken' | 'unclear';

/** Why an id cannot have another name; null where it can. */
export function refusalOf(program: Json, namespace: Renamable, id: string, to: string): RenameRefusal | null {
  if (!ID.test(to) || to.length > 120) return 'noId';
  const [own, others] = [placesOf(program, namespace, id), placesOf(program, namespace, to)];
  if (!own || !others) return 'unclear';
  return others.declared.length > 0 || others.uses.length > 0 ? 'taken' : null;
}

/** Gives an id another name wherever it stands. How many places changed; null where nobody can say where it stands. */
export function renameId(edits: JsonEdits, namespace: Renamable, id: string, to: string): number | null {
  const program = documentOf(edits);
  const places = placesOf(program, namespace, id);
  if (!places) return null;
  const keys: Path[] = [];
  for (const pointer of places.declared) {
    const path = pathOf(program, pointer);
    // Those of lists have an `id`; the others are members whose key it is.
    if (memberOf(valueAt(program, path), 'id') === id) edits.set([...path, 'id'], to);
    else keys.push(path);
  }
  for (const { pointer, key, prefix } of places.uses) {
    const path = pathOf(program, pointer);
    if (key) keys.push(path);
    else edits.set(path, to.slice(prefix?.length ?? 0));
  }
  // The innermost first: the paths of the others then still lead there.
  for (const path of keys.sort((one, other) => other.length - one.length)) edits.rename(path, to);
  return places.declared.length + places.uses.length;
}

/** An id made of a title, that nothing has yet: `Gold plus` is `goldPlus`. */
export function idFor(title: string, taken: (id: string) => boolean): string {
  const words =
    title
      .normalize('NFKD')
      .replaceAll(/[\u0300-\u036f]/g, '')
      .match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words
    .map((word, index) => (index === 0 ? word.toLowerCase() : (word[0] ?? '').toUpperCase() + word.slice(1).toLowerCase()))
    .join('');
  const base = /^[A-Za-z]/.test(joined) ? joined.slice(0, 60) : `x${joined.slice(0, 60)}`;
  if (!taken(base)) return base;
  for (let index = 2; ; index += 1) if (!taken(`${base}${index}`)) return `${base}${index}`;
}
