import { type CompiledProgram, TierEvaluator } from '@tierwright/engine';
import { decideAsRead } from '../../outcome/decide-version.ts';
import { factReader } from '../../snapshot/facts-at.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { DecidedShard } from '../section.ts';
import { type Broken, tierIdsOf } from './broken.ts';

/** Which tiers of a track have their own conditions met, by place. */
interface Met {
  readonly track: string;
  readonly met: readonly boolean[];
}

/** Conditions that look at other days are those of a decision. */
function metByDecision(snapshot: Snapshot, compiled: CompiledProgram): (index: number) => readonly Met[] {
  return (index) => {
    const partner = snapshot.asRead.get(index);
    const traced = partner ? decideAsRead(compiled, partner, snapshot.made, true).trace?.tracks : undefined;
    return (traced ?? []).map(({ track, tiers }) => ({ track, met: tiers.map(({ status }) => status === 'met') }));
  };
}

function metByFacts(snapshot: Snapshot, compiled: CompiledProgram): (index: number) => readonly Met[] {
  const { asOf, parametersAsOf = asOf } = snapshot.made;
  const evaluator = new TierEvaluator(compiled, parametersAsOf);
  const factsAt = factReader(snapshot, compiled);
  return (index) => evaluator.met(factsAt(index));
}

/** Partners who qualify for a tier above the lowest: the others have none below that they could miss. */
function candidatesOf({ snapshot, after }: DecidedShard, tracks: ReadonlySet<string>): number[] {
  const standings = after.standings.filter(({ track }) => tracks.has(track));
  const found: number[] = [];
  for (let index = 0; index < snapshot.count; index += 1)
    if (standings.some(({ qualified }) => (qualified[index] as number) > 0)) found.push(index);
  return found;
}

/** The same, partner by partner, for versions that columns cannot decide. */
export function* brokenInRows(shard: DecidedShard, tracks: ReadonlySet<string>): Iterable<Broken> {
  const { snapshot } = shard;
  const { compiled } = shard.after;
  const metAt = compiled.readsOtherDays ? metByDecision(snapshot, compiled) : metByFacts(snapshot, compiled);
  // On a ladder nobody has a tier without those below.
  const isLadder = (track: string) => compiled.program.tracks?.find(({ id }) => id === track)?.award === 'ladder';
  for (const index of candidatesOf(shard, tracks))
    for (const { track, met } of metAt(index)) {
      if (!tracks.has(track) || isLadder(track)) continue;
      const tiers = tierIdsOf(compiled, track);
      for (const [place, isMet] of met.entries()) {
        const [below, tier] = [tiers[place - 1], tiers[place]];
        if (isMet && met[place - 1] === false && below !== undefined && tier !== undefined) yield { index, track, tier, below };
      }
    }
}
