import { fromPointer } from './json-pointer.ts';
import { type Position, positionAt } from './line-starts.ts';
import type { SourceDocument } from './source-document.ts';
import type { Spot } from './spot.ts';

/** A place in the text: from `start` to before `end`, in UTF-16 code units. */
export interface Place extends Position {
  start: number;
  end: number;
}

/** Where a pointer leads: the value there, and its key; the nearest part that exists where it leads nowhere. */
function follow(root: Spot, pointer: string): { spot: Spot; key: number | undefined } {
  let spot = root;
  let key: number | undefined;
  for (const token of fromPointer(pointer)) {
    const member = spot.members?.find(({ name }) => name === token);
    const next = member?.value ?? (/^(?:0|[1-9][0-9]{0,8})$/.test(token) ? spot.items?.[Number(token)] : undefined);
    if (!next) return { spot, key: undefined };
    spot = next;
    key = member?.key;
  }
  return { spot, key };
}

/** Line and column of what a JSON pointer means: its value, or with `at: 'key'` the key that it ends with. */
export function locate(document: SourceDocument, pointer: string, at: 'key' | 'value' = 'value'): Place {
  const { spot, key } = follow(document.root, pointer);
  const start = at === 'key' && key !== undefined ? key : spot.start;
  return { ...positionAt(document.lineStarts, start), start, end: spot.end };
}
