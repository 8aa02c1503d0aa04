import { through } from '../references/effect.ts';
import type { Effect, Namespace, Part, PartKind } from '../references/part.ts';
import type { Place } from './place.ts';
import type { Side } from './side.ts';

/** Parts whose conditions open something to a partner: when those hold, the partner has more. */
const goals: ReadonlySet<PartKind> = new Set(['tier', 'benefit', 'fund', 'leads', 'dealRegistration']);
const passed: Partial<Record<PartKind, Namespace>> = { fact: 'value', parameter: 'value', derived: 'value', requirement: 'requirement' };
const noCounting: ReadonlySet<PartKind> = new Set(['invariant', 'test']);

/**
 * What more of a value, or a requirement that holds, does for partners, followed through all its uses to tiers and
 * benefits. Unclear where uses disagree or one cannot be followed; undefined where none leads there.
 */
function partnerEffect(side: Side, part: Part): Effect | undefined {
  if (goals.has(part.kind)) return 'helps';
  if (!side.effects.has(part)) {
    // Whoever comes back here while it is followed has found a circle.
    side.effects.set(part, 'unclear');
    side.effects.set(part, effectOfUses(side, part));
  }
  return side.effects.get(part);
}

function effectOfUses(side: Side, part: Part): Effect | undefined {
  const namespace = passed[part.kind];
  if (namespace === undefined) return 'unclear';
  const effects = new Set<Effect>();
  for (const use of side.references.usedBy(part.id, namespace)) {
    if (noCounting.has(use.by.kind)) continue;
    const onward = partnerEffect(side, use.by);
    if (onward !== undefined) effects.add(through(use.effect, onward));
  }
  return effects.size > 1 ? 'unclear' : [...effects][0];
}

/** The effect of the part around a place, where both programs agree on it. */
export function effectAround(place: Place): Effect {
  const before = place.before.references.partAt(place.a);
  const after = place.after.references.partAt(place.b);
  if (before === undefined || after === undefined) return 'unclear';
  const effect = partnerEffect(place.after, after);
  return effect !== undefined && effect === partnerEffect(place.before, before) ? effect : 'unclear';
}

/** More of something: easier where that helps partners, harder where it hurts them. */
export function easesBy(effect: Effect, change: 'more' | 'less' | undefined): 'easier' | 'harder' | undefined {
  if (effect === 'unclear' || change === undefined) return undefined;
  return (effect === 'helps') === (change === 'more') ? 'easier' : 'harder';
}
