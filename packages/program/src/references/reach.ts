import type { Namespace, Part, PartKind } from './part.ts';
import { nameKey, type Recorded } from './recorder.ts';

/** What a change at a place can alter, each list in document order. The part that holds the place is among them. */
export interface Reach {
  /** The tracks reached, and those of the tiers reached. */
  readonly tracks: readonly Part[];
  readonly tiers: readonly Part[];
  readonly requirements: readonly Part[];
  readonly benefits: readonly Part[];
  readonly dealRules: readonly Part[];
  readonly onboardingSteps: readonly Part[];
  readonly funds: readonly Part[];
  readonly leads: readonly Part[];
  readonly notices: readonly Part[];
  /** Records, their fields, facts, parameters and derived values. */
  readonly values: readonly Part[];
  readonly others: readonly Part[];
}

const lists: Partial<Record<PartKind, keyof Reach>> = {
  track: 'tracks',
  tier: 'tiers',
  requirement: 'requirements',
  benefit: 'benefits',
  dealRule: 'dealRules',
  step: 'onboardingSteps',
  fund: 'funds',
  leads: 'leads',
  notice: 'notices',
  record: 'values',
  field: 'values',
  fact: 'values',
  parameter: 'values',
  derived: 'values',
};

/**
 * Names that lead no further: what a tier or track brings is not altered by what it asks for (else everything would reach
 * everything), nor is who has a type of partner by how that type is managed, nor a step by what comes before it.
 */
const ends: ReadonlySet<Namespace> = new Set(['partnerType', 'track', 'tier', 'step', 'chainStep', 'phase']);

/** Invariants and tests say what must come out; nothing that happens to a partner depends on them. */
const checks: ReadonlySet<PartKind> = new Set(['invariant', 'test']);

/** The parts, their users, the users of those, and so on; with `onlyTier`, of the tiers only those with that id. */
export function partsReached(recorded: Recorded, from: readonly Part[], onlyTier?: string): Set<Part> {
  const found = new Set<Part>();
  const waiting: Part[] = [];
  const reach = (part: Part) => {
    if (found.has(part) || (part.kind === 'tier' && onlyTier !== undefined && part.id !== onlyTier)) return;
    found.add(part);
    waiting.push(part);
  };
  from.forEach(reach);
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.kind === 'track') recorded.tiersOf.get(part.id)?.forEach(reach);
    const owner = recorded.within.get(part);
    if (owner !== undefined) reach(owner);
    for (const name of recorded.namesOf.get(part) ?? []) {
      if (ends.has(name.namespace)) continue;
      for (const use of recorded.usesOf.get(nameKey(name.namespace, name.id)) ?? []) {
        if (!checks.has(use.by.kind)) reach(use.by);
      }
    }
  }
  return found;
}

/** The parts by kind, in document order. */
export function inLists(recorded: Recorded, parts: ReadonlySet<Part>): Reach {
  const reach: { -readonly [L in keyof Reach]: Part[] } = {
    tracks: [],
    tiers: [],
    requirements: [],
    benefits: [],
    dealRules: [],
    onboardingSteps: [],
    funds: [],
    leads: [],
    notices: [],
    values: [],
    others: [],
  };
  const all = new Set(parts);
  for (const part of parts) {
    const track = part.track === undefined ? undefined : recorded.byName.get(nameKey('track', part.track))?.[0];
    if (track !== undefined) all.add(track);
  }
  const place = (part: Part) => recorded.order.get(part) ?? 0;
  for (const part of [...all].sort((one, other) => place(one) - place(other))) reach[lists[part.kind] ?? 'others'].push(part);
  return reach;
}
