import { type Box, NO_BOX } from '../search/box.ts';
import { additive } from './additive.ts';
import { type Cut, type Formula, isThere, MET, MISSED, Settled, type Statuses, UNKNOWN } from './formula.ts';

/** `all` where `decisive` is missed, `any` where it is met: one part with that status decides (ENG-C1). */
class Group implements Formula {
  readonly reads: bigint;
  readonly inside: readonly Formula[];
  readonly decisive: Statuses;

  constructor(parts: readonly Formula[], decisive: Statuses) {
    this.inside = parts;
    this.reads = parts.reduce((reads, part) => reads | part.reads, 0n);
    this.decisive = decisive;
  }

  statuses(box: Box): Statuses {
    const { decisive } = this;
    const neutral = decisive === MET ? MISSED : MET;
    let found = 0;
    let mayBeNeutral = true;
    for (const part of this.inside) {
      const statuses = part.statuses(box);
      if (statuses === decisive) return decisive;
      found |= statuses & (decisive | UNKNOWN);
      if ((statuses & neutral) === 0) mayBeNeutral = false;
    }
    return mayBeNeutral ? found | neutral : found;
  }

  /** Whether every part must have a wanted status, rather than one. */
  asksAll(wanted: Statuses): boolean {
    return (wanted & this.decisive) === 0;
  }

  needs(box: Box, wanted: Statuses): number {
    if (this.asksAll(wanted)) return additive(this.inside.map((part) => ({ reads: part.reads, needs: part.needs(box, wanted) })));
    return this.inside.reduce((least, part) => Math.min(least, part.needs(box, wanted)), Number.POSITIVE_INFINITY);
  }

  cut(box: Box, wanted: Statuses): Cut | undefined {
    const asksAll = this.asksAll(wanted);
    let best: Formula | undefined;
    let bestNeeds = asksAll ? -1 : Number.POSITIVE_INFINITY;
    for (const part of this.inside) {
      if (isThere(part, box, wanted)) {
        if (asksAll) continue;
        return undefined;
      }
      const needs = part.needs(box, wanted);
      // Of what must all be there the dearest first; of a choice the cheapest.
      if (asksAll ? needs > bestNeeds : needs < bestNeeds) {
        best = part;
        bestNeeds = needs;
      }
    }
    return best?.cut(box, wanted);
  }
}

function group(nested: readonly Formula[], decisive: Statuses): Formula {
  const parts = nested.flatMap((part) => (part instanceof Group && part.decisive === decisive ? part.inside : [part]));
  const neutral = decisive === MET ? MISSED : MET;
  if (parts.some((part) => part.reads === 0n && part.statuses(NO_BOX) === decisive)) return new Settled(decisive);
  const kept = parts.filter((part) => !(part.reads === 0n && part.statuses(NO_BOX) === neutral));
  const [only] = kept;
  if (!only) return new Settled(neutral);
  if (kept.length === 1) return only;
  if (kept.every((part) => part.reads === 0n)) return new Settled(UNKNOWN);
  return new Group(kept, decisive);
}

export const allOf = (parts: readonly Formula[]): Formula => group(parts, MISSED);
export const anyOf = (parts: readonly Formula[]): Formula => group(parts, MET);

const swapped = (statuses: Statuses): Statuses => (statuses & UNKNOWN) | (statuses & MET ? MISSED : 0) | (statuses & MISSED ? MET : 0);

/** `not`: met where its part is known not to hold. */
class Negation implements Formula {
  readonly reads: bigint;
  readonly inside: readonly Formula[];
  readonly part: Formula;

  constructor(part: Formula) {
    this.part = part;
    this.inside = [part];
    this.reads = part.reads;
  }

  statuses(box: Box): Statuses {
    return swapped(this.part.statuses(box));
  }

  needs(box: Box, wanted: Statuses): number {
    return this.part.needs(box, swapped(wanted));
  }

  cut(box: Box, wanted: Statuses): Cut | undefined {
    return this.part.cut(box, swapped(wanted));
  }
}

/** `not` of a group goes to its parts, so that what must hold together stands side by side. */
export function notOf(part: Formula): Formula {
  if (part.reads === 0n) return new Settled(swapped(part.statuses(NO_BOX)));
  if (part instanceof Group) return group(part.inside.map(notOf), part.decisive === MET ? MISSED : MET);
  return part instanceof Negation ? part.part : new Negation(part);
}

/**
 * Parts that must all have a wanted status, those that share a movable together: what is best for each of them is best for
 * all. One where the formula does not fall apart.
 */
export function fallsApart(formula: Formula, wanted: Statuses): Formula[] {
  if (!(formula instanceof Group) || !formula.asksAll(wanted)) return [formula];
  const clusters: { reads: bigint; parts: Formula[] }[] = [];
  for (const part of formula.inside) {
    const touching = clusters.filter(({ reads }) => (reads & part.reads) !== 0n);
    const merged = {
      reads: touching.reduce((all, { reads }) => all | reads, part.reads),
      parts: [...touching.flatMap(({ parts }) => parts), part],
    };
    for (const cluster of touching) clusters.splice(clusters.indexOf(cluster), 1);
    clusters.push(merged);
  }
  return clusters.map(({ parts }) => group(parts, formula.decisive));
}
