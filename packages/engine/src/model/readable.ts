import type { Condition, Derived, Program } from '@tierwright/program';
import { refOf } from './fact-ref.ts';

/** What a set of conditions can read, each list in document order (ENG-E1, E3, E5). */
export interface Readable {
  facts: string[];
  parameters: string[];
  derived: string[];
  requirements: string[];
}

/** Operands of a derived value that are ids of facts, parameters or derived values. */
export function operandsOf(derived: Derived): string[] {
  if ('ratio' in derived) return [...derived.ratio];
  if ('sum' in derived) return [...derived.sum, ...(derived.minus ?? [])];
  if ('min' in derived) return [...derived.min];
  if ('max' in derived) return [...derived.max];
  if ('score' in derived) {
    return derived.score.flatMap((part) => {
      const ids = 'per' in part ? [part.per] : [];
      if ('per' in part && typeof part.full === 'object') ids.push(part.full.fact);
      if (typeof part.points === 'object') ids.push(part.points.fact);
      return ids;
    });
  }
  if ('held' in derived && typeof derived.trailing === 'object') return [derived.trailing.fact];
  return [];
}

function conditionsOf(derived: Derived, program: Program): Condition[] {
  if ('count' in derived) return derived.count.flatMap((id) => (program.requirements?.[id] ? [{ condition: id }] : []));
  if ('score' in derived) return derived.score.flatMap((part) => ('when' in part ? [part.when] : []));
  if ('each' in derived) return [derived.where];
  if ('held' in derived) return [{ condition: derived.held }];
  return [];
}

/** Everything that the conditions and ids can read, through requirements, derived values and variants. */
export function readable(program: Program, conditions: readonly Condition[], ids: readonly string[] = []): Readable {
  const seen = { facts: new Set<string>(), parameters: new Set<string>(), derived: new Set<string>(), requirements: new Set<string>() };

  const visitId = (id: string): void => {
    if (id === 'today' || program.facts?.[id]) {
      seen.facts.add(id);
      return;
    }
    const parameter = program.parameters?.[id];
    if (parameter) {
      if (seen.parameters.has(id)) return;
      seen.parameters.add(id);
      for (const variant of parameter.variants ?? []) visit(variant.when);
      if (parameter.at !== undefined && parameter.records === undefined) visitId(parameter.at);
      return;
    }
    const derived = program.derived?.[id];
    if (!derived || seen.derived.has(id)) return;
    seen.derived.add(id);
    for (const operand of operandsOf(derived)) visitId(operand);
    for (const condition of conditionsOf(derived, program)) visit(condition);
  };

  const visit = (condition: Condition): void => {
    if ('all' in condition) condition.all.forEach(visit);
    else if ('any' in condition) condition.any.forEach(visit);
    else if ('not' in condition) visit(condition.not);
    else if ('condition' in condition) {
      const requirement = program.requirements?.[condition.condition];
      if (!requirement || seen.requirements.has(condition.condition)) return;
      seen.requirements.add(condition.condition);
      visit(requirement.when);
    } else {
      visitId(condition.fact);
      const right = refOf(condition.value);
      if (right !== undefined) visitId(right);
    }
  };

  conditions.forEach(visit);
  ids.forEach(visitId);
  const ordered = (section: Record<string, unknown> | undefined, set: Set<string>) =>
    Object.keys(section ?? {}).filter((id) => set.has(id));
  return {
    facts: [...(seen.facts.has('today') && !program.facts?.today ? ['today'] : []), ...ordered(program.facts, seen.facts)],
    parameters: ordered(program.parameters, seen.parameters),
    derived: ordered(program.derived, seen.derived),
    requirements: ordered(program.requirements, seen.requirements),
  };
}
