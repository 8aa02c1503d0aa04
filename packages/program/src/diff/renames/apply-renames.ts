import type { Program } from '../../document/schema.ts';
import type { References } from '../../references/references.ts';
import { childPointer, fromPointer, toPointer } from '../../source/json-pointer.ts';
import type { Rename } from './find-renames.ts';

/** What stands at a pointer instead: another text, or the same member under another key. */
type Edits = Map<string, { text?: string; key?: string }>;

/** The program with the new ids, at the entries themselves and wherever they are named. */
export function applyRenames(program: Program, references: References, renames: readonly Rename[]): Program {
  const edits: Edits = new Map();
  for (const rename of renames) {
    const own = withoutPrefix(rename.after, rename.before, rename.a, rename.isKey);
    if (rename.isKey) edits.set(rename.a, { key: rename.after });
    else edits.set(childPointer(rename.a, 'id'), { text: own });
    if (rename.namespace === undefined) continue;
    for (const use of references.usedBy(rename.before, rename.namespace)) {
      const written = rename.after.slice(use.prefix?.length ?? 0);
      edits.set(use.pointer, use.key === true ? { key: written } : { text: written });
    }
  }
  return edited(program, '', edits) as Program;
}

/** The id as the list writes it: an answer `deal.amount` is the field `amount`. */
function withoutPrefix(after: string, before: string, pointer: string, isKey: boolean): string {
  if (isKey || !/^\/(?:dealRegistration|leads)\/form\//.test(pointer)) return after;
  return after.slice(before.indexOf('.') + 1);
}

function edited(value: unknown, pointer: string, edits: Edits): unknown {
  const text = edits.get(pointer)?.text;
  if (text !== undefined) return text;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry, index) => edited(entry, childPointer(pointer, index), edits));
  const members = Object.entries(value).map(([key, member]) => {
    const at = childPointer(pointer, key);
    return [edits.get(at)?.key ?? key, edited(member, at, edits)] as const;
  });
  return Object.fromEntries(members);
}

/** Where something stood before entries got their new keys: pointers of removed parts are those of the earlier document. */
export function pointerBefore(pointer: string, renames: readonly Rename[]): string {
  const keys = new Map(renames.filter((rename) => rename.isKey).map((rename) => [rename.b, fromPointer(rename.a).at(-1) ?? '']));
  if (keys.size === 0) return pointer;
  const path = fromPointer(pointer);
  return toPointer(path.map((key, index) => keys.get(toPointer(path.slice(0, index + 1))) ?? key));
}
