import { type Json, type References, STANDARD_RECORD_KINDS, type Use } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { isMembers, memberOf } from '../document/reading.ts';
import { pathOf, valueAt } from '../document/value-at.ts';
import { type EntryMap, entryKeys, entryPath } from './entry-place.ts';
import { renameEverywhere } from './rename-everywhere.ts';

export const nameIn = ({ prefix = '' }: EntryMap, id: string): string => `${prefix}${id}`;

/** Everything that names an entry, without what stands in the entry itself. */
export function usesOf(references: References, map: EntryMap, id: string): readonly Use[] {
  return references.usedBy(nameIn(map, id), map.namespace);
}

/** A copy of an entry, right behind it, under another id. */
export function duplicateEntry(edits: JsonEdits, value: Json, map: EntryMap, id: string, copy: string): void {
  const path = entryPath(value, map, id);
  const entry = valueAt(value, path);
  const at = path.at(-1);
  if (entry === undefined) return;
  if (typeof at !== 'number') edits.set([...map.path, copy], entry);
  else if (isMembers(entry)) edits.insert([...map.path, at + 1], { ...entry, id: copy });
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
  const path = entryPath(value, map, before);
  // One of a list that has no id of its own is named by nothing.
  if (typeof path.at(-1) === 'number' && memberOf(valueAt(value, path), 'id') !== before) {
    edits.set([...path, 'id'], after);
    return;
  }
  if (map.namespace === 'field') for (const row of testRows(value, String(map.path[1]))) edits.rename([...row, before], after);
  keepKind(edits, value, map, before, after);
  const name = { namespace: map.namespace, id: nameIn(map, before) };
  renameEverywhere(edits, value, references, name, after, (use) => written(use, map, value, before, after));
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
  const isLast = entryKeys(valueAt(value, map.path)).length === 1;
  edits.remove(isLast ? map.path : entryPath(value, map, id));
}
