import { fromPointer, type Json } from '@tierwright/program';
import type { Path } from './json-edits.ts';

/** What stands at a path; undefined where nothing does. */
export function valueAt(value: Json, path: Path): Json | undefined {
  let found: Json | undefined = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Array.isArray(found) ? found[Number(step)] : Object.hasOwn(found, step) ? found[step] : undefined;
  }
  return found;
}

/** The path of a pointer: where a list stands, its tokens are places of it. */
export function pathOf(value: Json, pointer: string): Path {
  let found: Json | undefined = value;
  return fromPointer(pointer).map((token) => {
    const isItem = Array.isArray(found);
    found = valueAt(found ?? null, [token]);
    return isItem ? Number(token) : token;
  });
}
