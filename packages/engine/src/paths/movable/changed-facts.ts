import type { FactSet, FactValue, GroupValues } from '@tierwright/facts';
import type { Movable } from './movable.ts';
import { factValueAt } from './movable-facts.ts';
import { otherFacts } from './other-facts.ts';

/** The facts after some moves: the moved ones count as given, as if a partner file gave them. */
export function changedFacts(facts: FactSet, movables: readonly Movable[], steps: ArrayLike<number>): FactSet {
  const values: Record<string, FactValue | GroupValues> = { ...facts.values };
  const given = new Set(facts.given);
  for (const movable of movables) {
    const step = steps[movable.index] ?? 0;
    if (step === 0) continue;
    const { fact, group, member } = movable;
    given.add(fact);
    const before = group === undefined ? values[fact] : (values[fact] as GroupValues)[group];
    const value =
      member === undefined ? factValueAt(movable, step) : withMember(before as readonly string[], member, movable.at(step) === true);
    if (group === undefined) values[fact] = value;
    else values[fact] = Object.assign(Object.create(null), values[fact], { [group]: value });
  }
  return otherFacts(facts, { values, given });
}

const withMember = (words: readonly string[], word: string, isThere: boolean): readonly string[] =>
  isThere ? [...new Set([...words, word])].sort() : words.filter((other) => other !== word);
