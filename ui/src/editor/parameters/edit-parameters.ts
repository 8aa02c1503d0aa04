import type { Json, ValueType } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { itemsOf, memberOf, membersOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { documentOf } from './dated.ts';

/** A new parameter with one value for all, or with one for each tier. */
export interface NewParameter {
  readonly id: string;
  readonly title: string;
  readonly type: ValueType;
  readonly value: Json;
  readonly tiers: readonly string[];
}

export function addParameter(edits: JsonEdits, { id, title, type, value, tiers }: NewParameter): void {
  const words = type === 'enum' && typeof value === 'string' ? { values: [value] } : {};
  const values = tiers.length === 0 ? { value } : { byTier: Object.fromEntries(tiers.map((tier) => [tier, value])) };
  edits.set(['parameters', id], { title, type, ...words, ...values });
}

/** Other values for those of whom a condition holds: a fact that is a word, or true. Begins with the values of the parameter. */
export function addVariant(edits: JsonEdits, parameter: string, title: string, fact: string, value: Json): void {
  const path: Path = ['parameters', parameter];
  const declared = valueAt(documentOf(edits), path);
  const same = Object.fromEntries(
    (['value', 'byTier', 'byBand'] as const).flatMap((key) => {
      const found = memberOf(declared, key);
      return found === undefined ? [] : [[key, found] as const];
    }),
  );
  const variant = { title, when: { all: [{ fact, operator: 'equal', value }] }, ...same };
  edits.set([...path, 'variants', itemsOf(memberOf(declared, 'variants')).length], variant);
}

/** Takes a variant away; with the last one the list goes. */
export function removeVariant(edits: JsonEdits, parameter: string, index: number): void {
  const list: Path = ['parameters', parameter, 'variants'];
  if (itemsOf(valueAt(documentOf(edits), list)).length === 1) edits.remove(list);
  else edits.remove([...list, index]);
}

/** Marks a value that nobody published, with the reason; an empty reason takes the mark away. */
export function setPlaceholder(edits: JsonEdits, parameter: string, reason: string): void {
  const path: Path = ['parameters', parameter, 'placeholder'];
  if (reason.trim() === '') edits.remove(path);
  else edits.set(path, reason.trim());
}

/** Removes an entry's map with its last value: an empty `byTier` says nothing. */
export function removeEmptyMaps(edits: JsonEdits, group: Path): void {
  for (const key of ['byTier', 'byBand']) {
    const map = memberOf(valueAt(documentOf(edits), group), key);
    if (map !== undefined && Object.keys(membersOf(map)).length === 0) edits.remove([...group, key]);
  }
}
