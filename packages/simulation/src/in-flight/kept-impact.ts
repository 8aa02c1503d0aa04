import type { WorkFacts } from './kept-work.ts';
import { type Coming, partnerImpact } from './partner-impact.ts';
import type { RunningImpact } from './running-impact.ts';

/**
 * What runs of some partners under the candidate, one partner after the other; null: leads that nobody has. What a partner has
 * is told with it, so that partners can be cut in any way.
 */
export function* keptImpact(partners: Iterable<string | null>, facts: WorkFacts, coming: Coming): Generator<void, RunningImpact, void> {
  const found: RunningImpact[] = [];
  for (const partner of partners) {
    yield;
    const work = {
      ...{ partner, items: facts.itemsOf(partner), recipients: facts.recipients(coming.candidate, partner) },
      ...(partner === null ? { file: undefined, member: undefined } : { file: facts.file(partner), member: facts.member(partner) }),
      facts: facts.of.bind(facts),
    };
    found.push(partnerImpact(work, coming));
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
