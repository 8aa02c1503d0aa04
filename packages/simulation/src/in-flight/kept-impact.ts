import type { PartnerData } from '@tierwright/facts';
import type { LifecycleProgram, Member } from '@tierwright/lifecycle';
import { assumedMember } from './assumed-member.ts';
import { WorkFacts } from './kept-work.ts';
import { type Coming, type PartnerWork, partnerImpact } from './partner-impact.ts';
import type { RunningImpact } from './running-impact.ts';

/**
 * What runs of some partners under the candidate, one partner after the other; null: leads that nobody has. What a partner has
 * is told with it, so that partners can be cut in any way.
 */
export function* keptImpact(
  partners: Iterable<string | null>,
  facts: WorkFacts,
  coming: Coming,
  /** The version whose tiers partners without memberships are taken to hold; without it they are told nothing as members. */
  assumedUnder?: LifecycleProgram,
): Generator<void, RunningImpact, void> {
  const found: RunningImpact[] = [];
  for (const partner of partners) {
    yield;
    const work: PartnerWork = {
      ...{ partner, items: facts.itemsOf(partner), recipients: facts.recipients(coming.candidate, partner) },
      ...(partner === null ? { file: undefined, member: undefined } : { file: facts.file(partner), member: facts.member(partner) }),
      facts: facts.of.bind(facts),
    };
    found.push(partnerImpact(assumedUnder ? withAssumed(work, assumedUnder, coming.day) : work, coming));
    if (partner !== null) facts.done(partner);
  }
  return together(found);
}

/** What runs of several partners. */
export const together = (impacts: readonly RunningImpact[]): RunningImpact => ({
  items: impacts.flatMap(({ items }) => items),
  members: impacts.flatMap(({ members }) => members),
  letters: impacts.flatMap(({ letters }) => letters),
});

/** SIM-F15: work of a partner of which no membership is given, with the one that it is taken to have. */
function withAssumed(work: PartnerWork, baseline: LifecycleProgram, day: string): PartnerWork {
  const { file, member } = work;
  const assumed = file && member === undefined ? assumedMember(baseline, file, day) : undefined;
  if (!file || !assumed?.ok) return work;
  const alone = factsOfMember(assumed.value, file);
  return {
    ...work,
    assumed: assumed.value,
    facts: (item, program) => (item === assumed.value ? alone.of(item, program) : work.facts(item, program)),
  };
}

const factsOfMember = (member: Member, file: PartnerData): WorkFacts =>
  new WorkFacts({ items: [member], people: null, opposing: {}, ledger: null }, () => file);
