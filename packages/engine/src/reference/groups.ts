import type { FactSet, FactValue } from '@tierwright/facts';
import type { Fact, Program } from '@tierwright/program';
import { fieldsOf } from './value-type.ts';

/** The record kind that a fact is made from, through `within`. */
export function recordKindOf(program: Program, fact: Fact): string | undefined {
  if (!fact.from) return undefined;
  if ('record' in fact.from) return fact.from.record;
  const whole = program.facts?.[fact.from.within];
  return whole && recordKindOf(program, whole);
}

/** The group field of a fact; a fact that narrows another is grouped as its own `by` says. */
export const groupFieldOf = (program: Program, id: string): string | undefined => program.facts?.[id]?.by;

/** The words of a group field where it is an enum, in declared order. */
export function groupWords(program: Program, field: string): readonly string[] | undefined {
  for (const fact of Object.values(program.facts ?? {})) {
    const kind = fact.by === field ? recordKindOf(program, fact) : undefined;
    const declared = kind === undefined ? undefined : fieldsOf(program, kind).get(field);
    if (declared?.type === 'enum' && declared.values) return declared.values;
  }
  return undefined;
}

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Whether a grouped fact is unknown in all its groups, whichever they are. */
export const isUnknownThroughout = (facts: FactSet, id: string): boolean => !Object.hasOwn(facts.values, id) || facts.values[id] === null;

/** All groups that occur in the facts by a field, sorted. */
function groupsIn(facts: FactSet, ids: Iterable<string>): string[] {
  const groups = new Set<string>();
  for (const id of ids) {
    const values = Object.hasOwn(facts.values, id) ? facts.values[id] : null;
    if (values !== null && typeof values === 'object' && !Array.isArray(values)) for (const group of Object.keys(values)) groups.add(group);
  }
  return [...groups].sort(byCodeUnits);
}

/** The groups of a field: its words, else the groups that occur in those of the facts named that are by it. */
export function groupsOf(program: Program, facts: FactSet, field: string, ids: Iterable<string>): readonly string[] {
  const grouped = [...ids].filter((id) => groupFieldOf(program, id) === field);
  return groupWords(program, field) ?? groupsIn(facts, grouped);
}

/** The value of a grouped fact in a group: its entry, else what the fact has where there is none. */
export function inGroup(facts: FactSet, id: string, group: string): FactValue {
  const values = Object.hasOwn(facts.values, id) ? facts.values[id] : null;
  if (values === null || values === undefined || typeof values !== 'object' || Array.isArray(values)) return null;
  const entries = values as Readonly<Record<string, FactValue>>;
  return Object.hasOwn(entries, group) ? (entries[group] ?? null) : facts.missing(id);
}
