import type { FactSet, GroupValues } from '@tierwright/facts';
import type { Movable } from '../movable/movable.ts';
import type { Place } from './place.ts';

/** What can be moved of a fact in a place: of a fact by group that of the group in question. */
export function movablesOfFact({ context, frame, movables }: Place, id: string): Movable[] {
  const own = movables.filter(({ fact }) => fact === id);
  if (own.length === 0) return own;
  const by = context.at.compiled.program.facts?.[id]?.by;
  const group = by === undefined ? undefined : frame.groups[by];
  return own.filter((movable) => movable.group === group);
}

/** The groups that occur in facts, in order (ENG-D5). */
export function occurringGroups(facts: FactSet, ids: readonly string[]): string[] {
  const groups = new Set<string>();
  for (const id of ids) for (const group of Object.keys((facts.values[id] ?? {}) as GroupValues)) groups.add(group);
  return [...groups].sort();
}
