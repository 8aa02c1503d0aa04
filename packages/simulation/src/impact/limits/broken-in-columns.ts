import { toDay } from '@tierwright/facts';
import { factsOn } from '../../benefits/facts-on.ts';
import { type Bits, wordsFor } from '../../columns/bits.ts';
import { Plan } from '../../plan/plan.ts';
import { TierPlanner } from '../../plan/tier-planner.ts';
import type { TrackPlan } from '../../plan/track-plan.ts';
import { BLOCK } from '../../run/block.ts';
import { BlockRunner } from '../../run/block-runner.ts';
import { columnsOfVersion } from '../../snapshot/fact-columns.ts';
import { rowsOnDay } from '../../snapshot/rows-on-day.ts';
import type { DecidedShard } from '../section.ts';
import type { Broken } from './broken.ts';

/** Who of a block meets a tier and not the one below; null: all meet it. */
function* flagged(above: Bits | null, below: Bits | null, applies: Bits | null, count: number): Iterable<number> {
  if (below === null) return;
  for (let word = 0; word < wordsFor(count); word += 1) {
    const met = above === null ? -1 : (above[word] as number);
    const inTrack = applies === null ? -1 : (applies[word] as number);
    for (let bits = met & inTrack & ~(below[word] as number); bits !== 0; bits &= bits - 1) {
      const index = (word << 5) + 31 - Math.clz32(bits & -bits);
      if (index < count) yield index;
    }
  }
}

function* inBlock(runner: BlockRunner, { track, applies, tiers }: TrackPlan, from: number): Iterable<Broken> {
  const inTrack = applies === null ? null : runner.status(applies).met;
  for (const [place, { id: tier, qualify }] of tiers.entries()) {
    const lower = tiers[place - 1];
    if (!lower) continue;
    const above = qualify === null ? null : runner.status(qualify).met;
    const below = lower.qualify === null ? null : runner.status(lower.qualify).met;
    for (const index of flagged(above, below, inTrack, runner.count)) yield { index: from + index, track, tier, below: lower.id };
  }
}

/** SIM-M13, for versions that columns can decide: all partners, whoever decides them. */
export function* brokenInColumns({ snapshot, after: { compiled } }: DecidedShard, tracks: ReadonlySet<string>): Iterable<Broken> {
  const { asOf, parametersAsOf = asOf } = snapshot.made;
  const plan = new Plan();
  const planner = new TierPlanner(plan, compiled, { day: asOf, parametersOn: parametersAsOf, columnOf: columnsOfVersion(compiled) });
  // On a ladder nobody has a tier without those below.
  const planned = planner.tracks().filter(({ track, award }) => tracks.has(track) && award !== 'ladder');
  const runner = new BlockRunner(plan, factsOn(snapshot, rowsOnDay(snapshot.rows, toDay(asOf))));
  for (let from = 0; from < snapshot.count; from += BLOCK) {
    runner.enter(from);
    for (const track of planned) yield* inBlock(runner, track, from);
  }
}
