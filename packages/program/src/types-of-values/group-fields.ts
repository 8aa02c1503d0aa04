import type { Fact } from '../facts/schema.ts';
import { fieldAt, type KindOfRecord } from './record-kinds.ts';
import { sourceIn } from './source-of-fact.ts';
import { NO_TRAITS, type ValueInfo } from './value.ts';

/** A field that facts are grouped by: a fact of its own inside a group. `values` are all groups, where it is an enum. */
export interface GroupField {
  field: string;
  type: 'enum' | 'string';
  values?: readonly string[];
  /** Facts grouped by it. */
  facts: string[];
}

/** The group fields of a document (`by` of its facts). */
export function groupFields(facts: ReadonlyMap<string, Fact>, kinds: ReadonlyMap<string, KindOfRecord>): Map<string, GroupField> {
  const groups = new Map<string, GroupField>();
  for (const [id, fact] of facts) {
    if (fact.by === undefined) continue;
    const known = groups.get(fact.by);
    if (known) {
      known.facts.push(id);
      continue;
    }
    const source = sourceIn(facts, fact);
    const field = source && fieldAt(kinds, source.record, fact.by)?.field;
    const values = field?.type === 'enum' ? field.values : undefined;
    groups.set(fact.by, { field: fact.by, type: field?.type === 'enum' ? 'enum' : 'string', ...(values ? { values } : {}), facts: [id] });
  }
  return groups;
}

export const groupInfo = (group: GroupField): ValueInfo => ({
  ...NO_TRAITS,
  id: group.field,
  of: 'group',
  type: group.type,
  by: group.field,
  ...(group.values ? { values: group.values } : {}),
});
