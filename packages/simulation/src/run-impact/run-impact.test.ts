import { compileProgram } from '@tierwright/engine';
import { describe, expect, it } from 'vitest';
import { impactOf, impactReport } from '../impact/impact.ts';
import { EXAMPLE, partnerWith, withGoldAt } from '../report/versions.fixture.ts';
import { makeSnapshot } from '../snapshot/make-snapshot.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { Merging } from './merging.ts';
import { runImpact } from './run-impact.ts';
import { turns } from './turns.ts';

const versions = { baseline: compileProgram(EXAMPLE), candidate: compileProgram(withGoldAt(200_000)) };
const partners = Array.from({ length: 70 }, (_, index) => partnerWith(`P${index}`, index * 7000));
const snapshotOf = (from: number, to: number) =>
  makeSnapshot([versions.baseline, versions.candidate], partners.slice(from, to), { base: 'a'.repeat(64), asOf: '2026-06-30' });
const cut = (shards: number): Snapshot[] =>
  Array.from({ length: shards }, (_, shard) => snapshotOf(Math.floor((70 * shard) / shards), Math.floor((70 * (shard + 1)) / shards)));
const told = async (shards: Iterable<Snapshot> | AsyncIterable<Snapshot>) =>
  JSON.stringify(impactReport(await runImpact(shards, versions), versions));
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a run over shards', () => {
  it('SIM-R1: gives the bytes of one shard, however many there are, in any order, read as they come', async () => {
    const whole = JSON.stringify(impactReport(impactOf(snapshotOf(0, 70), versions), versions));
    for (const shards of [1, 2, 7, 64]) expect(await told(cut(shards))).toBe(whole);
    expect(await told(cut(7).reverse())).toBe(whole);
    async function* read() {
      for (const shard of cut(64)) {
        await turn();
        yield shard;
      }
    }
    expect(await told(read())).toBe(whole);
  });

  it('SIM-R2: says after each shard how many partners are done', async () => {
    const said: number[] = [];
    await runImpact(cut(7), versions, { progress: (done) => said.push(done) });
    expect(said).toEqual([10, 20, 30, 40, 50, 60, 70]);
  });

  it('SIM-R3: ends between two steps of a shard, and leaves what it reads', async () => {
    const stop = new AbortController();
    let isLeft = false;
    let steps = 0;
    function* read() {
      try {
        yield snapshotOf(0, 70);
      } finally {
        isLeft = true;
      }
    }
    const pause = () => {
      steps += 1;
      if (steps === 5) stop.abort(new Error('enough'));
      return undefined;
    };
    await expect(runImpact(read(), versions, { signal: stop.signal, pause })).rejects.toThrow('enough');
    expect([steps, isLeft]).toEqual([5, true]);
    await expect(runImpact(read(), versions, { signal: stop.signal, pause })).rejects.toThrow('enough');
    expect(steps).toBe(5);
  });

  it('SIM-R3: lets others have a turn while a shard is long', async () => {
    let clock = 0;
    let taken = 0;
    const pause = turns(
      () => {
        clock += 15;
        return clock;
      },
      async () => {
        taken += 1;
      },
    );
    for (let step = 0; step < 64; step += 1) await pause();
    // Every eighth step looks at the clock, each second look finds 20 ms gone.
    expect(taken).toBe(4);
  });
});

it('SIM-R5: counts those who cannot be decided apart, and names the first hundred by id', async () => {
  const wrong = Array.from({ length: 130 }, (_, index) => ({ ...partnerWith(`X${1000 + index}`, 100), attributes: { people: 'many' } }));
  const shards = [0, 1, 2].map((shard) =>
    makeSnapshot(
      [versions.baseline, versions.candidate],
      [...wrong.filter((_, index) => index % 3 === shard), partnerWith(`P${shard}`, 100)],
      { base: 'a'.repeat(64), asOf: '2026-06-30' },
    ),
  );
  const { partners: decided, undecided, moves } = impactReport(await runImpact(shards.reverse(), versions), versions);
  expect([decided, moves[0]?.moves.reduce((sum, { partners: some }) => sum + some, 0)]).toEqual([3, 3]);
  expect(undecided.partners).toBe(130);
  expect(undecided.first.map(({ partner }) => partner)).toEqual(wrong.slice(0, 100).map(({ id }) => id));
  expect(undecided.first[0]?.problems[0]?.code).toMatch(/^PDL4/);
});

it('SIM-R4: parts are merged as they come, and few wait at a time', () => {
  let most = 0;
  const merging = new Merging<number[]>((parts) => {
    most = Math.max(most, parts.length);
    return parts.flat();
  });
  for (let part = 0; part < 1000; part += 1) merging.add([part]);
  expect(merging.whole().toSorted((one, other) => one - other)).toEqual(Array.from({ length: 1000 }, (_, part) => part));
  expect(most).toBeLessThan(32);
});
