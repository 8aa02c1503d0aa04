import type { Json, Problem } from '@tierwright/program';
import { childPointer } from '@tierwright/program';
import { titleOf } from '../document/reading.ts';
import type { ListedEntry } from './entry-list.tsx';
import { entryKeys } from './entry-place.ts';

/** The entries of a map or list as the list shows them: by title, with how many errors are in each. `kindOf`: what each is. */
export function listed(
  entries: Json | undefined,
  pointer: string,
  problems: readonly Problem[],
  kindOf: (entry: Json) => string = () => '',
): readonly ListedEntry[] {
  if (typeof entries !== 'object' || entries === null) return [];
  const keys = entryKeys(entries);
  return Object.entries(entries).map(([place, entry], index) => {
    const id = keys[index] ?? place;
    const at = childPointer(pointer, place);
    const inside = problems.filter(
      (problem) => problem.severity === 'error' && (problem.pointer === at || problem.pointer.startsWith(`${at}/`)),
    );
    const kind = kindOf(entry);
    return { id, title: titleOf(entry) || id, problems: inside.length, ...(kind === '' ? {} : { kind }) };
  });
}
