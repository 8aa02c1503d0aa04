import type { Json, Problem } from '@tierwright/program';
import { childPointer } from '@tierwright/program';
import type { ListedEntry } from './entry-list.tsx';

/** The entries of a map as the list shows them: by title, with how many errors are in each. */
export function listed(map: Json | undefined, pointer: string, problems: readonly Problem[], kind?: string): readonly ListedEntry[] {
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return [];
  return Object.entries(map).map(([id, entry]) => {
    const at = childPointer(pointer, id);
    const inside = problems.filter(
      (problem) => problem.severity === 'error' && (problem.pointer === at || problem.pointer.startsWith(`${at}/`)),
    );
    const title = typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? entry.title : undefined;
    return { id, title: typeof title === 'string' && title !== '' ? title : id, problems: inside.length, ...(kind ? { kind } : {}) };
  });
}
