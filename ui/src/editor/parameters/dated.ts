import type { Json } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { itemsOf, memberOf, stringOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';

/** A value and the day from which it holds; null from the beginning. `path` is where the value stands. */
export interface Entry {
  readonly from: string | null;
  readonly value: Json;
  readonly path: Path;
}

/** Whether a value is a history (`[{ from?, value }]`) and no set of words. */
const isHistory = (value: Json | undefined): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((entry) => memberOf(entry, 'value') !== undefined);

/** The values of a place by day, the earliest first; none where nothing stands there. */
export function entriesOf(document: Json, place: Path): readonly Entry[] {
  const value = valueAt(document, place);
  if (value === undefined) return [];
  if (!isHistory(value)) return [{ from: null, value, path: place }];
  return itemsOf(value)
    .map((entry, index) => ({
      from: stringOf(memberOf(entry, 'from')) ?? null,
      value: memberOf(entry, 'value') ?? null,
      path: [...place, index, 'value'],
    }))
    .sort((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : (one.from ?? '') > (other.from ?? '') ? 1 : 0));
}

/** The entry that holds on a day. */
export const inForce = (entries: readonly Entry[], date: string): Entry | undefined =>
  entries.findLast(({ from }) => from === null || from <= date);

const textNow = new WeakMap<JsonEdits, { readonly text: string; readonly value: Json }>();

/** What the document says in the middle of an edit. */
export function documentOf(edits: JsonEdits): Json {
  if (edits.value !== null) return edits.value;
  const known = textNow.get(edits);
  if (known?.text === edits.text) return known.value;
  const value = JSON.parse(edits.text) as Json;
  textNow.set(edits, { text: edits.text, value });
  return value;
}

/** Writes the value that holds on a day: into the entry in force, or as the first one where none holds yet. */
export function writeInForce(edits: JsonEdits, place: Path, date: string, value: Json): void {
  const entries = entriesOf(documentOf(edits), place);
  const entry = inForce(entries, date);
  if (entry) edits.set(entry.path, value);
  else if (entries.length > 0) edits.insert([...place, 0], { value });
  else edits.set(place, value);
}

const written = (from: string | null, value: Json): Json => (from === null ? { value } : { from, value });

/** Writes a value from a day on: another entry, or another value of the entry of that day. A single value becomes a history. */
export function writeFrom(edits: JsonEdits, place: Path, from: string | null, value: Json): void {
  const entries = entriesOf(documentOf(edits), place);
  const same = entries.find((entry) => entry.from === from);
  if (same) edits.set(same.path, value);
  else if (entries.length === 0) edits.set(place, [written(from, value)]);
  else if (!isHistory(valueAt(documentOf(edits), place)))
    edits.set(place, [...entries.map((entry) => written(entry.from, entry.value)), written(from, value)]);
  else {
    const later = entries.find((entry) => from === null || (entry.from !== null && entry.from > from));
    edits.insert([...place, later ? (later.path.at(-2) as number) : entries.length], written(from, value));
  }
}

/** Another first day of an entry; nothing where another entry begins on it. False where nothing was changed. */
export function moveEntry(edits: JsonEdits, place: Path, from: string | null, to: string | null): boolean {
  const document = documentOf(edits);
  const entries = entriesOf(document, place);
  const entry = entries.find((each) => each.from === from);
  if (!entry || from === to || entries.some((each) => each.from === to)) return false;
  if (!isHistory(valueAt(document, place))) {
    edits.set(place, [written(to, entry.value)]);
    return true;
  }
  const at = entry.path.slice(0, -1);
  if (to === null) edits.remove([...at, 'from']);
  else if (from === null) edits.set(at, written(to, entry.value));
  else edits.set([...at, 'from'], to);
  return true;
}

/** Takes an entry out; with the last one the place goes. */
export function removeEntry(edits: JsonEdits, place: Path, from: string | null): void {
  const entries = entriesOf(documentOf(edits), place);
  const entry = entries.find((each) => each.from === from);
  if (!entry) return;
  if (entries.length === 1) edits.remove(place);
  else edits.remove(entry.path.slice(0, -1));
}
