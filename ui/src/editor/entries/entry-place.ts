import type { Json, Namespace } from '@tierwright/program';
import type { Path } from '../document/json-edits.ts';
import { isMembers, itemsOf, memberOf, stringOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';

/**
 * Named parts of the document that stand together: a map whose keys are their ids (`['requirements']`, or
 * `['records', 'deal', 'fields']`), or a list of parts with an `id` (`['benefits']`).
 */
export interface EntryMap {
  readonly path: Path;
  readonly namespace: Namespace;
  /** What the namespace puts before the key: fields are `deal.amount`. */
  readonly prefix?: string;
}

/** The entries by what tells them apart: their ids; in a list `#2` for one that has none, or that of another. */
export function entryKeys(entries: Json | undefined): readonly string[] {
  if (!Array.isArray(entries)) return isMembers(entries) ? Object.keys(entries) : [];
  const ids = entries.map((entry) => stringOf(memberOf(entry, 'id')) ?? '');
  return ids.map((id, index) => (id !== '' && ids.indexOf(id) === index ? id : `#${index}`));
}

/** Where an entry stands; of one that is in no list as it would stand in a map. */
export function entryPath(value: Json, { path }: Pick<EntryMap, 'path'>, id: string): Path {
  const entries = valueAt(value, path);
  return [...path, Array.isArray(entries) ? Math.max(entryKeys(entries).indexOf(id), 0) : id];
}

/** Puts one more entry last; in a list it must hold its id. */
export const placeOfNew = (value: Json, path: Path, id: string, isList: boolean): Path =>
  isList ? [...path, itemsOf(valueAt(value, path)).length] : [...path, id];
