import { fromPointer, type Json } from '@tierwright/program';
import type { Path } from './json-edits.ts';
import { isMembers } from './reading.ts';

/** What stands at a path; undefined where nothing does. */
export function valueAt(value: Json | undefined, path: Path): Json | undefined {
  let found = value;
  for (const step of path) {
    if (Array.isArray(found)) found = typeof step === 'number' ? found[step] : undefined;
    else found = isMembers(found) && Object.hasOwn(found, step) ? found[step] : undefined;
  }
  return found;
}

/** The path of a pointer: where a list stands, its tokens are places of it. */
export function pathOf(value: Json, pointer: string): Path {
  let found: Json | undefined = value;
  return fromPointer(pointer).map((token) => {
    const step = Array.isArray(found) ? Number(token) : token;
    found = valueAt(found, [step]);
    return step;
  });
}
