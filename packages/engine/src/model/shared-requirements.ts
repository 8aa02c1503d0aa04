import type { Condition, Program } from '@tierwright/program';

/** Counts each mention of a requirement in a condition. */
function mentions(condition: Condition, count: (id: string) => void): void {
  if ('all' in condition) for (const part of condition.all) mentions(part, count);
  else if ('any' in condition) for (const part of condition.any) mentions(part, count);
  else if ('not' in condition) mentions(condition.not, count);
  else if ('condition' in condition) count(condition.condition);
}

/**
 * Requirements that one context may evaluate more than once: mentioned by other requirements or derived values and a
 * tier's own conditions more than once together. They are remembered, so that sharing costs no time; all others need no memo.
 */
export function sharedRequirements(program: Program): Set<string> {
  const inside = new Map<string, number>();
  const add = (counts: Map<string, number>) => (id: string) => counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const requirement of Object.values(program.requirements ?? {})) mentions(requirement.when, add(inside));
  for (const derived of Object.values(program.derived ?? {})) {
    if ('count' in derived) derived.count.forEach(add(inside));
    else if ('score' in derived) for (const part of derived.score) 'when' in part && mentions(part.when, add(inside));
    else if ('each' in derived) mentions(derived.where, add(inside));
    else if ('held' in derived) add(inside)(derived.held);
  }
  for (const parameter of Object.values(program.parameters ?? {}))
    for (const variant of parameter.variants ?? []) mentions(variant.when, add(inside));
  const shared = new Set<string>();
  for (const [id, count] of inside) if (count > 1) shared.add(id);
  for (const track of program.tracks ?? []) {
    for (const tier of track.tiers) {
      const own = new Map<string, number>();
      if (tier.qualify) mentions(tier.qualify, add(own));
      for (const [id, count] of own) if (count + (inside.get(id) ?? 0) > 1) shared.add(id);
    }
  }
  return shared;
}
