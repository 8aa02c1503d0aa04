import { TierEvaluator } from '@tierwright/engine';
import type { FactSet } from '@tierwright/facts';
import { decideAsRead } from '../../outcome/decide-version.ts';
import type { VersionOutcome } from '../../outcome/version-outcome.ts';
import { type TracesOf, tracesIn } from '../../report/move-reason.ts';
import { NOT_DECIDED } from '../../run/qualified-tiers.ts';
import { factReader, otherDaysIn } from '../../snapshot/facts-at.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';

/** Of each track, and each group, whether a version decides it for a partner. */
function isDecidedIn({ standings }: VersionOutcome): (track: string, group: string | undefined, index: number) => boolean {
  const byTrack = new Map<string, Map<string | null, Int8Array>>();
  for (const { track, group, tier } of standings) {
    const groups = byTrack.get(track) ?? new Map<string | null, Int8Array>();
    byTrack.set(track, groups.set(group, tier));
  }
  return (track, group, index) => (byTrack.get(track)?.get(group ?? null)?.[index] ?? NOT_DECIDED) !== NOT_DECIDED;
}

/** What a version says of tiers, for one partner of a snapshot after the other: made when the first tier is asked for. */
export function tierTracesOf(snapshot: Snapshot, outcome: VersionOutcome): (index: number) => TracesOf {
  const { asRead, made } = snapshot;
  const { compiled } = outcome;
  const evaluator = new TierEvaluator(compiled, made.parametersAsOf ?? made.asOf, otherDaysIn(snapshot, compiled));
  const factsAt = factReader(snapshot, compiled);
  const isDecided = isDecidedIn(outcome);
  return (index) => {
    const partner = asRead.get(index);
    let decided: TracesOf | undefined;
    let facts: FactSet | undefined;
    return (track, tier, group) => {
      if (partner) {
        decided ??= tracesIn(decideAsRead(compiled, partner, made, true));
        return decided(track, tier, group);
      }
      if (!isDecided(track, group, index)) return undefined;
      facts ??= factsAt(index);
      return evaluator.tierTraces(facts, track, tier, group);
    };
  };
}
