import { type Json, type Namespace, type References, STANDARD_RECORD_KINDS, type Use } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { pathOf, valueAt } from '../document/value-at.ts';

/** A map of the document whose keys are ids that others name: `['requirements']`, or `['records', 'deal', 'fields']`. */
export interface EntryMap {
  readonly path: Path;
  readonly namespace: Namespace;
  /** What the namespace puts before the key: fields are `deal.amount`. */
  readonly prefix?: string;
}

export const nameIn = ({ prefix = '' }: EntryMap, id: string): string => `${prefix}${id}`;

/** Everything that names an entry, without what stands in the entry itself. */
export function usesOf(references: References, map: EntryMap, id: string): readonly Use[] {
  return references.usedBy(nameIn(map, id), map.namespace);
}

/** A copy of an entry, right behind it, under another id. */
export function duplicateEntry(edits: JsonEdits, value: Json, map: EntryMap, id: string, copy: string): void {
  const entries = valueAt(value, map.path);
  if (typeof entries !== 'object' || entries === null || Array.isArray(entries) || entries[id] === undefined) return;
  edits.set([...map.path, copy], entries[id]);
}

/** How a text names a field after it got another name: `amount`, `person.joinedOn`. */
function fieldRenamed(text: string, before: string, after: string): string {
  if (text === before) return after;
  if (text.startsWith(`${before}.`)) return `${after}${text.slice(before.length)}`;
  return text.endsWith(`.${before}`) ? `${text.slice(0, -before.length)}${after}` : text;
}

function written(use: Use, map: EntryMap, value: Json, before: string, after: string): string {
  const text = valueAt(value, pathOf(value, use.pointer));
  if (map.namespace === 'field') return fieldRenamed(String(text), before, after);
  return nameIn(map, after).slice(use.prefix?.length ?? 0);
}

/** Another id for an entry, there and wherever it is named. */
export function renameEntry(edits: JsonEdits, value: Json, references: References, map: EntryMap, before: string, after: string): void {
  const uses = usesOf(references, map, before);
  for (const use of uses) if (!use.key) edits.set(pathOf(value, use.pointer), written(use, map, value, before, after));
  // Keys last and the deepest first: what leads to a key must still have its name.
  const keys = uses.filter(({ key }) => key).map(({ pointer }) => pathOf(value, pointer));
  for (const path of [...keys].sort((one, other) => other.length - one.length)) edits.rename(path, after);
  if (map.namespace === 'field') for (const row of testRows(value, String(map.path[1]))) edits.rename([...row, before], after);
  keepKind(edits, value, map, before, after);
  edits.rename([...map.path, before], after);
}

/** Where records of a kind stand in the tests of the document: their fields are names too. */
function testRows(value: Json, kind: string): readonly Path[] {
  const each = (path: Path): readonly Path[] => {
    const list = valueAt(value, path);
    return Array.isArray(list) ? list.map((_, index) => [...path, index]) : [];
  };
  const holders = each(['tests']).flatMap((test) => [test, ...each([...test, 'family'])]);
  return holders.flatMap((holder) => each([...holder, 'records', kind]));
}

const isStandard = (id: string) => (STANDARD_RECORD_KINDS as readonly string[]).includes(id);

/** A record kind with a standard name that gets one of its own says which kind it is. */
function keepKind(edits: JsonEdits, value: Json, map: EntryMap, before: string, after: string): void {
  if (map.namespace !== 'record' || !isStandard(before) || isStandard(after)) return;
  const kind = [...map.path, before];
  if (valueAt(value, [...kind, 'is']) === undefined) edits.set([...kind, 'is'], before);
}

/** Takes an entry away; what names it stays and is reported by the checker. A section that would stand empty goes too. */
export function removeEntry(edits: JsonEdits, value: Json, map: EntryMap, id: string): void {
  const entries = valueAt(value, map.path);
  const isLast = typeof entries === 'object' && entries !== null && Object.keys(entries).length === 1;
  edits.remove(isLast ? map.path : [...map.path, id]);
}
