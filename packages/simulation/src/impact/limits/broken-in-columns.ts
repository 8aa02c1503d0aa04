import { toDay } from '@tierwright/facts';
import { factsOn } from '../../benefits/facts-on.ts';
import { type Bits, firstBit, wordsFor } from '../../columns/bits.ts';
import { HeldColumns } from '../../held/held-columns.ts';
import { Plan } from '../../plan/plan.ts';
import { TierPlanner } from '../../plan/tier-planner.ts';
import type { TrackPlan } from '../../plan/track-plan.ts';
import { BlockRunner } from '../../run/block-runner.ts';
import { columnsOfVersion } from '../../snapshot/fact-columns.ts';
import { rowsOnDay } from '../../snapshot/rows-on-day.ts';
import type { DecidedShard } from '../section.ts';
import { testsAfter } from '../shard/shard-tests.ts';
import type { Broken } from './broken.ts';
import { implies } from './implies.ts';

/** Who of a block meets a tier and not the one below; null: all meet it. */
function* flagged(above: Bits | null, below: Bits | null, applies: Bits | null, count: number): Iterable<number> {
  if (below === null) return;
  for (let word = 0; word < wordsFor(count); word += 1) {
    const met = above === null ? -1 : (above[word] as number);
    const inTrack = applies === null ? -1 : (applies[word] as number);
    for (let bits = met & inTrack & ~(below[word] as number); bits !== 0; bits &= bits - 1) {
      const index = (word << 5) + firstBit(bits);
      if (index < count) yield index;
    }
  }
}

/** A tier, and the one below, of which the form of their conditions does not show that it is met as well. */
interface Pair {
  readonly track: TrackPlan;
  readonly tier: PlannedTier;
  readonly below: PlannedTier;
}
type PlannedTier = TrackPlan['tiers'][number];

const pairsOf = (plan: Plan, track: TrackPlan): Pair[] =>
  track.tiers.flatMap((tier, place) => {
    const below = track.tiers[place - 1];
    return below && !implies(plan, tier.qualify, below.qualify) ? [{ track, tier, below }] : [];
  });

function* inBlock(runner: BlockRunner, { track: { track, applies }, tier, below }: Pair, from: number): Iterable<Broken> {
  const met = (id: PlannedTier['qualify']) => (id === null ? null : runner.status(id).met);
  for (const index of flagged(met(tier.qualify), met(below.qualify), met(applies), runner.count))
    yield { index: from + index, track, tier: tier.id, below: below.id };
}

/** The tests of the candidate, and what runs them once all is planned. */
function asked(shard: DecidedShard): { readonly plan: Plan; readonly planner: TierPlanner; readonly run: () => BlockRunner } {
  const { snapshot } = shard;
  const { compiled } = shard.after;
  if (!compiled.readsOtherDays) {
    const { runner, ...tests } = testsAfter(shard);
    return { ...tests, run: () => runner };
  }
  const { asOf, parametersAsOf = asOf } = snapshot.made;
  const plan = new Plan();
  const held = new HeldColumns({ asOf, parametersAsOf });
  const planner = new TierPlanner(plan, compiled, {
    day: asOf,
    parametersOn: parametersAsOf,
    columnOf: columnsOfVersion(compiled),
    held: held.of(compiled),
  });
  return { plan, planner, run: () => new BlockRunner(plan, factsOn(snapshot, rowsOnDay(snapshot.rows, toDay(asOf)), held.in(snapshot))) };
}

/** SIM-M13, for versions that columns can decide: all partners, whoever decides them. */
export function* brokenInColumns(shard: DecidedShard, tracks: ReadonlySet<string>): Iterable<Broken> {
  const { plan, planner, run } = asked(shard);
  // On a ladder nobody has a tier without those below.
  const looked = planner.tracks().filter(({ track, award }) => tracks.has(track) && award !== 'ladder');
  const pairs = looked.flatMap((track) => pairsOf(plan, track));
  if (pairs.length === 0) return;
  const runner = run();
  for (let from = 0; from < runner.total; from += runner.room) {
    runner.enter(from);
    for (const pair of pairs) yield* inBlock(runner, pair, from);
  }
}
