import type { Json } from '@tierwright/program';
import type { JsonEdits, Path } from './json-edits.ts';
import { isMembers } from './reading.ts';
import { valueAt } from './value-at.ts';

/** Takes a member away, with the objects around it that would stand empty; items of lists stay. `value`: the document before. */
export function removeMember(edits: JsonEdits, value: Json, path: Path): void {
  let gone = path;
  while (gone.length > 1 && typeof gone.at(-1) === 'string') {
    const around = gone.slice(0, -1);
    const holder = valueAt(value, around);
    if (typeof around.at(-1) !== 'string' || !isMembers(holder) || Object.keys(holder).length > 1) break;
    gone = around;
  }
  edits.remove(gone);
}
