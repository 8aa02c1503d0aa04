import type { FactSet, FactValue, GroupValues } from '@tierwright/facts';

/** The groups of a fact that a partner has; nothing where the whole fact is unknown. */
export function groupsOf(facts: FactSet, id: string): GroupValues | undefined {
  const values = facts.values[id] ?? null;
  return values === null || typeof values !== 'object' || Array.isArray(values) ? undefined : (values as GroupValues);
}

export const hasGroup = (groups: GroupValues | undefined, group: string): groups is GroupValues =>
  groups !== undefined && Object.hasOwn(groups, group);

/** The value of a group: that of its entry, else the missing one; unknown where the whole fact is. */
export function inGroup(facts: FactSet, id: string, group: string): FactValue {
  const groups = groupsOf(facts, id);
  if (groups === undefined) return null;
  return hasGroup(groups, group) ? (groups[group] ?? null) : facts.missing(id);
}
