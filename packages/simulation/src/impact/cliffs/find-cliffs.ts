import { firstBit, hasBit, newBits, wordsFor } from '../../columns/bits.ts';
import type { Plan } from '../../plan/plan.ts';
import { BLOCK } from '../../run/block.ts';
import { BlockRunner } from '../../run/block-runner.ts';
import type { ColumnSource } from '../../run/column-source.ts';
import { vectorAt } from '../../run/vector.ts';
import { findNear } from './near.ts';
import type { TierTest, TrackTests } from './tier-tests.ts';
import { nodesAbove, Turning } from './turning.ts';

/** A partner near a threshold, whose tier is another one if that one test turns. */
export interface FoundCliff {
  readonly row: number;
  readonly track: TrackTests;
  readonly test: TierTest;
  /** Places of tiers, −1 for none. */
  readonly from: number;
  readonly to: number;
  /** As the program reckons: minor units of money. */
  readonly value: number;
  readonly threshold: number;
}

/** The tier that flags of tiers come to. */
function place(track: TrackTests, isMet: (tier: number) => boolean): number {
  const { tiers } = track;
  if (track.track.award === 'ladder') {
    const missed = tiers.findIndex((_, tier) => !isMet(tier));
    return (missed < 0 ? tiers.length : missed) - 1;
  }
  return tiers.findLastIndex((_, tier) => isMet(tier));
}

/** SIM-Q9: partners within 10 % of a threshold whose tier in the track is another one if the test turns, block by block. */
export function* findCliffs(
  plan: Plan,
  source: ColumnSource,
  tracks: readonly TrackTests[],
  tell: (cliff: FoundCliff) => void,
): Generator<void, void, void> {
  const runner = new BlockRunner(plan, source);
  const turning = new Turning(runner);
  const [near, spare] = [newBits(BLOCK), newBits(BLOCK)];
  const asked = tracks.flatMap((track) =>
    track.tests.map((test) => {
      const above = nodesAbove(plan, test.status, track.tiers);
      return { track, test, above, ids: new Set([test.status, ...above.map(({ id }) => id)]) };
    }),
  );
  for (let from = 0; from < source.count; from += BLOCK) {
    runner.enter(from);
    turning.enter();
    const words = wordsFor(runner.count);
    for (const { track, test, above, ids } of asked) {
      const [left, right] = [runner.value(test.left), runner.value(test.right)];
      if (!findNear(left, right, runner.count, near, spare)) continue;
      const turned = turning.follow(test.status, near, above);
      const tiers = track.tiers.map((id) =>
        id === null ? null : { is: runner.status(id).met, turned: ids.has(id) ? turned.get(id)?.met : undefined },
      );
      const changing = tiers.flatMap((tier) => tier?.turned ?? []);
      const applies = track.applies === null ? null : runner.status(track.applies).met;
      let index = 0;
      const isMet = (tier: number): boolean => tiers[tier] === null || hasBit(tiers[tier]?.is as Uint32Array, index);
      const isMetAfter = (tier: number): boolean => {
        const flags = tiers[tier]?.turned;
        return isMet(tier) !== (flags !== undefined && hasBit(flags, index));
      };
      for (let word = 0; word < words; word += 1) {
        let bits = 0;
        for (const flags of changing) bits |= flags[word] as number;
        if (applies !== null) bits &= applies[word] as number;
        for (; bits !== 0; bits &= bits - 1) {
          index = (word << 5) + firstBit(bits);
          const [before, after] = [place(track, isMet), place(track, isMetAfter)];
          if (before === after) continue;
          const [value, threshold] = [vectorAt(left, index) as number, vectorAt(right, index) as number];
          tell({ row: from + index, track, test, from: before, to: after, value, threshold });
        }
      }
    }
    yield;
  }
}
