import type { CompiledProgram } from '@tierwright/engine';
import { toDay } from '@tierwright/facts';
import type { BenefitSource } from '../benefits/benefit-blocks.ts';
import { factsOn } from '../benefits/facts-on.ts';
import type { HeldTiers } from '../benefits/held-tiers.ts';
import { rowsOnDay } from '../snapshot/rows-on-day.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { textAt } from '../snapshot/texts.ts';

/** What the benefits of a version are decided from on a day of a snapshot; by default its last one. */
export function benefitSource(
  snapshot: Snapshot,
  compiled: CompiledProgram,
  standings: readonly HeldTiers[],
  day: string = snapshot.made.asOf,
): BenefitSource {
  const { parametersAsOf = day } = snapshot.made;
  return {
    compiled,
    day,
    parametersOn: parametersAsOf,
    count: snapshot.count,
    facts: (held) => factsOn(snapshot, rowsOnDay(snapshot.rows, toDay(day)), held.in(snapshot)),
    idAt: (index) => textAt(snapshot.ids, index),
    standings,
  };
}
