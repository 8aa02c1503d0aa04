import type { Namespace, Part, PartKind } from '../references/part.ts';
import type { Reach } from '../references/reach.ts';
import { tierName } from './names.ts';
import type { Side } from './side.ts';
import { counted, joined, quoted } from './words/join.ts';

/** Nouns of what is told besides tiers and benefits. Kinds without one are left out: something nearer tells of them. */
const nouns: Partial<Record<PartKind, string>> = {
  stacking: 'combination',
  dealRule: 'deal rule',
  check: 'conflict check',
  task: 'task',
  step: 'onboarding step',
  milestone: 'milestone',
  fastTrack: 'fast track',
  fund: 'fund',
  chain: 'approval chain',
  notice: 'notice',
  partnerType: 'partner type',
  phase: 'phase',
  member: 'transition rule',
  record: 'record',
};
const atMost = 8;

/**
 * "Silver and Gold through “Bookings”, benefit “Front discount” and deal rule “A director decides”": what a change
 * reaches besides the part that changes, what that belongs to, and what its sentence names already.
 */
export function reachInWords(side: Side, reach: Reach, self: Part | undefined, told: readonly Part[]): string {
  const isNew = (part: Part) => part !== self && !told.includes(part) && self?.pointer.startsWith(`${part.pointer}/`) !== true;
  const others = [...reach.dealRules, ...reach.onboardingSteps, ...reach.funds, ...reach.notices, ...reach.others];
  const parts = [
    ...tiersInWords(side, reach, self, isNew),
    ...named('benefit', reach.benefits.filter(isNew)),
    ...byNoun(others.filter(isNew)),
    ...(reach.leads.some(isNew) ? ['leads'] : []),
  ];
  if (parts.length === 0 && reach.others.some((part) => part.kind === 'dealRegistration' && isNew(part))) return 'deal registration';
  return parts.length > atMost ? joined([...parts.slice(0, atMost - 1), `${parts.length - atMost + 1} more`]) : joined(parts);
}

/** Tiers with the requirements through which they are reached; requirements alone where no tier asks for them. */
function tiersInWords(side: Side, reach: Reach, self: Part | undefined, isNew: (part: Part) => boolean): string[] {
  if (self?.kind === 'tier') return [];
  const tiers = reach.tiers.filter(isNew);
  if (reach.tiers.length === 0) return named('requirement', reach.requirements.filter(isNew));
  if (tiers.length === 0) return [];
  const through = reach.requirements.filter((requirement) => isNew(requirement) && isAskedBy(side, requirement, tiers));
  const names = through.map((requirement) => quoted(requirement.title));
  const tierNames = joined(tiers.map((tier) => tierName(side, tier)));
  return [names.length === 0 ? tierNames : `${tierNames} through ${joined(names)}`];
}

function isAskedBy(side: Side, requirement: Part, tiers: readonly Part[]): boolean {
  const namespace: Namespace = 'requirement';
  return side.references.usedBy(requirement.id, namespace).some((use) => tiers.includes(use.by));
}

function byNoun(parts: readonly Part[]): string[] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const noun = nouns[part.kind];
    if (noun !== undefined) groups.set(noun, [...(groups.get(noun) ?? []), part]);
  }
  return [...groups].flatMap(([noun, members]) => named(noun, members));
}

function named(noun: string, parts: readonly Part[]): string[] {
  return parts.length === 0 ? [] : [counted(noun, [...new Set(parts.map((part) => quoted(part.title)))])];
}
