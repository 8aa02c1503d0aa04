import { type Bits, firstBit, newBits, wordsFor } from '../../columns/bits.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Vector, vectorAt } from '../../run/vector.ts';
import type { RunTests } from '../shard/shard-tests.ts';
import type { FoundCliffs } from './found-cliffs.ts';
import { findNear } from './near.ts';
import type { TierTest, TrackTests } from './tier-tests.ts';
import { nodesAbove, Turning } from './turning.ts';

/** What a block says of the tiers of a track; null: the tier is open to all, or does not turn. */
interface BlockTiers {
  readonly from: number;
  readonly words: number;
  /** To whom the track applies; null: to all. */
  readonly applies: Bits | null;
  readonly isMet: readonly (Bits | null)[];
  /** Whose flag is another one if the test turns. */
  readonly turns: readonly (Bits | null)[];
  readonly left: Vector;
  readonly right: Vector;
}

const numberAt = (vector: Vector, index: number): number =>
  vector.kind === 'number' ? (vector.values[index] as number) : (vectorAt(vector, index) as number);

/** A test of a track, followed through one block after the other. */
class FollowedTest {
  readonly track: TrackTests;
  readonly test: TierTest;
  readonly above: ReturnType<typeof nodesAbove>;
  /** The test itself, and the nodes above it. */
  readonly ids: ReadonlySet<number>;
  readonly #width: number;
  readonly #isLadder: boolean;
  /** By the tier that somebody has and the other one, from none: the number of the kind, −1 where it did not occur yet. */
  readonly #kinds: Int32Array;

  constructor(plan: Plan, track: TrackTests, test: TierTest) {
    this.track = track;
    this.test = test;
    this.above = nodesAbove(plan, test.status, track.tiers);
    this.ids = new Set([test.status, ...this.above.map(({ id }) => id)]);
    this.#width = track.tiers.length + 1;
    this.#isLadder = track.track.award === 'ladder';
    this.#kinds = new Int32Array(this.#width ** 2).fill(-1);
  }

  /** Keeps those whose tier is another one. */
  keep({ from, words, applies, isMet, turns, left, right }: BlockTiers, found: FoundCliffs, partnerOf: (row: number) => number): void {
    for (let word = 0; word < words; word += 1) {
      let bits = 0;
      for (const flags of turns) bits |= flags?.[word] ?? 0;
      if (applies !== null) bits &= applies[word] as number;
      for (; bits !== 0; bits &= bits - 1) {
        const lane = firstBit(bits);
        let before = -1;
        let after = -1;
        for (let tier = 0; tier < isMet.length; tier += 1) {
          const is = ((isMet[tier]?.[word] ?? -1) >>> lane) & 1;
          const then = is ^ (((turns[tier]?.[word] ?? 0) >>> lane) & 1);
          // Of a ladder each step needs the one below.
          if (is === 1 && (!this.#isLadder || before === tier - 1)) before = tier;
          if (then === 1 && (!this.#isLadder || after === tier - 1)) after = tier;
        }
        if (before === after) continue;
        const index = (word << 5) + lane;
        const partner = partnerOf(from + index);
        if (partner >= 0) found.add(this.#kind(before, after, found), partner, numberAt(left, index), numberAt(right, index));
      }
    }
  }

  #kind(from: number, to: number, found: FoundCliffs): number {
    const at = (from + 1) * this.#width + to + 1;
    if (this.#kinds[at] === -1) this.#kinds[at] = found.addKind({ track: this.track, test: this.test, from, to });
    return this.#kinds[at] as number;
  }
}

/**
 * SIM-Q9: partners within 10 % of a threshold whose tier in the track is another one if the test turns, block by block.
 * `partnerOf`: who a row is; negative: nobody who is looked at.
 */
export function* findCliffs(
  { plan, runner }: RunTests,
  tracks: readonly TrackTests[],
  found: FoundCliffs,
  partnerOf: (row: number) => number,
): Generator<void, void, void> {
  const turning = new Turning(runner);
  const [near, spare] = [newBits(runner.room), newBits(runner.room)];
  const followed = tracks.flatMap((track) => track.tests.map((test) => new FollowedTest(plan, track, test)));
  for (let from = 0; from < runner.total; from += runner.room) {
    runner.enter(from);
    turning.enter();
    for (const one of followed) {
      const { track, test, above, ids } = one;
      const [left, right] = [runner.value(test.left), runner.value(test.right)];
      if (!findNear(left, right, runner.count, near, spare)) continue;
      const turned = turning.follow(test.status, near, above);
      const isMet = track.tiers.map((id) => (id === null ? null : runner.status(id).met));
      const turns = track.tiers.map((id) => (id !== null && ids.has(id) ? (turned.get(id)?.met ?? null) : null));
      const applies = track.applies === null ? null : runner.status(track.applies).met;
      one.keep({ from, words: wordsFor(runner.count), applies, isMet, turns, left, right }, found, partnerOf);
    }
    yield;
  }
}
