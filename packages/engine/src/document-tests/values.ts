import type { FactValue, GroupValues } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import { dependsOnGroup } from '../benefits/grouping.ts';
import { enter, type Frame } from '../compile/frame.ts';
import { reader } from '../compile/operand.ts';
import { shown } from '../model/inside.ts';
import { readType } from '../model/value-type.ts';
import { frameOn, programOn, type Subject } from '../tracks/subject.ts';
import { headlineTier, type TrackResult } from '../tracks/track-result.ts';
import type { Values } from './compare.ts';

/** Facts and derived values in the context of the tier held, by group where they have groups. */
export function valuesOf(subject: Subject, results: readonly TrackResult[]): Values {
  const { program } = subject.compiled;
  const [first] = results;
  const at = programOn(subject, subject.asOf);
  const frame = frameOn(subject, subject.asOf);
  const tierOf = (index: number): string | null => first?.track.tiers[index]?.id ?? null;
  const read = (id: string, tier: string | null, where: Frame): FactValue => {
    enter(where);
    const operand = at.context(first?.track.id ?? '', tier).operand(id);
    return operand.kind === 'bounded' ? operand.bounded(where).value : reader(operand)(where);
  };
  const show = (id: string, one: FactValue): Json => shown(one, readType(program, id).type, program.currency) as Json;
  const field = first?.track.per;

  const value = (id: string): Json => {
    const fact = program.facts?.[id];
    if (fact?.by !== undefined) {
      const groups = (frame.facts.values[id] ?? {}) as GroupValues;
      const domain = subject.compiled.groupDomain(fact.by) ?? Object.keys(groups);
      return Object.fromEntries(
        domain.map((group) => [group, show(id, groups[group] === undefined ? frame.facts.missing(id) : groups[group])]),
      );
    }
    if (first && field !== undefined && program.derived?.[id] && dependsOnGroup(program, field, [], [id])) {
      return Object.fromEntries(
        first.entries.map((entry) => [entry.group ?? '', show(id, read(id, tierOf(entry.held.tier), entry.frame))]),
      );
    }
    return show(id, read(id, first ? tierOf(headlineTier(first)) : null, frame));
  };

  const isUnknown = (id: string): boolean => {
    if (program.parameters?.[id] && first) return first.track.tiers.some((tier) => read(id, tier.id, frame) === null);
    const one = value(id);
    return one === null || (typeof one === 'object' && !Array.isArray(one) && Object.values(one).every((group) => group === null));
  };
  return { value, isUnknown };
}
