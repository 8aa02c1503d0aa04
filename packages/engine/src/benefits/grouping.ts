import type { Benefit, Condition, Program, Track } from '@tierwright/program';
import { refOf } from '../model/fact-ref.ts';
import { operandsOf } from '../model/readable.ts';

/** Whether conditions or values depend on a group field: they read a fact by that field, or the field itself. */
export function dependsOnGroup(program: Program, field: string, conditions: readonly Condition[], ids: readonly string[]): boolean {
  const seen = new Set<string>();
  const conditionReads = (condition: Condition): boolean => {
    if ('all' in condition) return condition.all.some(conditionReads);
    if ('any' in condition) return condition.any.some(conditionReads);
    if ('not' in condition) return conditionReads(condition.not);
    if ('condition' in condition) {
      const name = `requirement ${condition.condition}`;
      const requirement = program.requirements?.[condition.condition];
      if (!requirement || seen.has(name)) return false;
      seen.add(name);
      return conditionReads(requirement.when);
    }
    const right = refOf(condition.value);
    return idReads(condition.fact) || (right !== undefined && idReads(right));
  };
  const idReads = (id: string): boolean => {
    if (id === field && !program.facts?.[id]) return true;
    const fact = program.facts?.[id];
    if (fact) return fact.by === field;
    if (seen.has(id)) return false;
    seen.add(id);
    const parameter = program.parameters?.[id];
    if (parameter) return (parameter.variants ?? []).some((variant) => conditionReads(variant.when));
    const derived = program.derived?.[id];
    // `each` over the field looks at every group itself.
    if (!derived || ('each' in derived && derived.each === field)) return false;
    if (operandsOf(derived).some(idReads)) return true;
    if ('count' in derived) return derived.count.some((condition) => conditionReads({ condition }));
    if ('score' in derived) return derived.score.some((part) => 'when' in part && conditionReads(part.when));
    if ('each' in derived) return conditionReads(derived.where);
    return 'held' in derived && conditionReads({ condition: derived.held });
  };
  return conditions.some(conditionReads) || ids.some(idReads);
}

/** ENG-B3: whether a benefit of a grouped track is by group. */
export function isByGroup(program: Program, track: Track, benefit: Benefit): boolean {
  const field = track.per;
  if (field === undefined) return false;
  if (benefit.when && dependsOnGroup(program, field, [benefit.when], [])) return true;
  if (benefit.basis === undefined || program.facts?.[benefit.basis]?.by !== field) return false;
  const value = refOf(benefit.value);
  if (value === undefined) return false;
  const parameter = program.parameters?.[value];
  const isByTier =
    parameter !== undefined &&
    (parameter.byTier !== undefined || (parameter.variants ?? []).some((variant) => variant.byTier !== undefined));
  return isByTier || dependsOnGroup(program, field, [], [value]);
}
