import type { Condition, Derived, Num, Parameter, Program } from '@tierwright/program';
import { refOf } from './guard.ts';

type RequirementOf = (id: string) => Condition;

/** Every node of a condition, the node itself first. */
function* nodesOf(condition: Condition): Generator<Condition> {
  yield condition;
  if ('all' in condition) for (const part of condition.all) yield* nodesOf(part);
  else if ('any' in condition) for (const part of condition.any) yield* nodesOf(part);
  else if ('not' in condition) yield* nodesOf(condition.not);
}

/** The requirements that a condition refers to, through requirements too, each once. */
export function referencedRequirements(condition: Condition, requirement: RequirementOf): Set<string> {
  const found = new Set<string>();
  const walk = (part: Condition) => {
    for (const node of nodesOf(part)) {
      if (!('condition' in node) || found.has(node.condition)) continue;
      found.add(node.condition);
      walk(requirement(node.condition));
    }
  };
  walk(condition);
  return found;
}

/** The ids on either side of a condition's leaves, those of the requirements it refers to included. */
export function directReads(condition: Condition, requirement: RequirementOf): Set<string> {
  const ids = new Set<string>();
  const means = [...referencedRequirements(condition, requirement)].map(requirement);
  for (const part of [condition, ...means]) {
    for (const node of nodesOf(part)) {
      if (!('fact' in node)) continue;
      ids.add(node.fact);
      const ref = refOf(node);
      if (ref !== undefined) ids.add(ref);
    }
  }
  return ids;
}

const idOf = (value: Num | string | undefined): string[] => (typeof value === 'object' ? [value.fact] : []);

/** What a parameter's value depends on besides date and tier. */
function readsOfParameter(parameter: Parameter, requirement: RequirementOf): string[] {
  if (parameter.records) return [];
  const variants = (parameter.variants ?? []).flatMap(({ when }) => [...directReads(when, requirement)]);
  return parameter.at === undefined ? variants : [parameter.at, ...variants];
}

/** The ids that a derived value reads itself. */
export function readsOfDerived(derived: Derived, requirement: RequirementOf): string[] {
  const ofCondition = (condition: Condition) => [...directReads(condition, requirement)];
  if ('count' in derived) return derived.count.flatMap((id) => ofCondition(requirement(id)));
  if ('score' in derived) {
    return derived.score.flatMap((part) => [
      ...('per' in part ? [part.per, ...idOf(part.full)] : ofCondition(part.when)),
      ...idOf(part.points),
    ]);
  }
  if ('ratio' in derived) return derived.ratio;
  if ('sum' in derived) return [...derived.sum, ...(derived.minus ?? [])];
  if ('min' in derived) return derived.min;
  if ('max' in derived) return derived.max;
  if ('each' in derived) return ofCondition(derived.where);
  return [...ofCondition(requirement(derived.held)), ...idOf(derived.trailing)];
}

/** Every id that a condition can read: through requirements, derived values, and what parameters depend on. */
export function allReads(program: Program, condition: Condition): Set<string> {
  const requirement: RequirementOf = (id) => requirementOf(program, id);
  const found = new Set<string>();
  const add = (ids: Iterable<string>) => {
    for (const id of ids) {
      if (found.has(id)) continue;
      found.add(id);
      const parameter = program.parameters?.[id];
      const derived = program.derived?.[id];
      if (parameter) add(readsOfParameter(parameter, requirement));
      else if (derived) add(readsOfDerived(derived, requirement));
    }
  };
  add(directReads(condition, requirement));
  return found;
}

/** A requirement's condition. A document that loads names no other. */
export function requirementOf(program: Program, id: string): Condition {
  const requirement = program.requirements?.[id];
  if (!requirement) throw new Error(`No requirement ${id}`);
  return requirement.when;
}
