import { compileProgram } from '@tierwright/engine';
import { expect, it } from 'vitest';
import { TierOrder } from '../report/tier-order.ts';
import { EXAMPLE, withGoldAt } from '../report/versions.fixture.ts';
import { directionsOf, heldPairs } from './directions.ts';

const [baseline, candidate] = [compileProgram(EXAMPLE), compileProgram(withGoldAt(1500))];
const order = new TierOrder(baseline.program, candidate.program);
const COUNT = 47;
/** Every pair of places, from not in the track on, at any alignment. */
const placesAt = (offset: number, place: (index: number) => number): Int8Array => {
  const tiers = new Int8Array(new ArrayBuffer(64), offset, COUNT);
  for (let index = 0; index < COUNT; index += 1) tiers[index] = place(index);
  return tiers;
};

it('SIM-Q5: directions by pairs of tiers are those of each partner, wherever tiers lie in memory', () => {
  for (const offset of [0, 1, 4, 6]) {
    const held = (compiled: typeof baseline, tier: Int8Array) => ({
      compiled,
      count: COUNT,
      lines: [],
      standings: [{ track: 'resale', group: null, tier }],
    });
    const before = held(
      baseline,
      placesAt(offset, (index) => (index % 4) - 2),
    );
    const after = held(
      candidate,
      placesAt(0, (index) => (Math.floor(index / 4) % 4) - 2),
    );
    const pairs = heldPairs(before, after, order)!;
    expect(Array.from(pairs.of, (pair) => pairs.directions[pair])).toEqual([...directionsOf(before, after, order)]);
    expect(Array.from(pairs.of, (pair) => (pair % pairs.width) - 2)).toEqual([...after.standings[0]!.tier]);
  }
});
