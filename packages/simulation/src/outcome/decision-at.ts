import type { Decision } from '@tierwright/engine';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { benefitSource } from './benefit-source.ts';
import { decideAsRead } from './decide-version.ts';
import { DecisionReader } from './decision-reader.ts';
import type { VersionOutcome } from './version-outcome.ts';

/** Readers of the outcomes that are at hand: a block of partners is worked out once for all that are asked about in it. */
const readers = new WeakMap<VersionOutcome, DecisionReader>();

/** The decision about one partner that an outcome comes from, without a trace: that of the row evaluator to the byte. */
export function decisionAt(snapshot: Snapshot, outcome: VersionOutcome, index: number): Decision {
  const { compiled, standings } = outcome;
  const partner = snapshot.asRead.get(index);
  if (partner !== undefined) return decideAsRead(compiled, partner, snapshot.made);
  let reader = readers.get(outcome);
  if (reader === undefined) {
    reader = new DecisionReader(benefitSource(snapshot, compiled, standings), standings);
    readers.set(outcome, reader);
  }
  return reader.at(index);
}
