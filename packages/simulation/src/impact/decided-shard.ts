import type { CompiledProgram } from '@tierwright/engine';
import { versionsSteps } from '../outcome/decide-version.ts';
import type { VersionOutcome } from '../outcome/version-outcome.ts';
import type { Comparison } from '../report/comparison.ts';
import { TierOrder } from '../report/tier-order.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { finish, type Steps } from '../steps/steps.ts';
import type { DecidedShard } from './section.ts';

/** The two versions of a simulation. */
export interface Versions {
  readonly baseline: CompiledProgram;
  readonly candidate: CompiledProgram;
}

export const comparisonOf = ({ baseline, candidate }: Versions): Comparison => ({
  baseline: baseline.program,
  candidate: candidate.program,
  order: new TierOrder(baseline.program, candidate.program),
});

/** Partners of a snapshot, or of a shard of one, under both versions: what the sections of a report, and who asks for partners, work on. */
export const decideShard = (snapshot: Snapshot, versions: Versions): DecidedShard => finish(shardSteps(snapshot, versions));

/** The same in steps. */
export function* shardSteps(snapshot: Snapshot, versions: Versions): Steps<DecidedShard> {
  const [before, after] = (yield* versionsSteps(snapshot, [versions.baseline, versions.candidate])) as [VersionOutcome, VersionOutcome];
  return { snapshot, comparison: comparisonOf(versions), before, after };
}
