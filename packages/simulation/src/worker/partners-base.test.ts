import { compileProgram } from '@tierwright/engine';
import { type Program, parseProgram } from '@tierwright/program';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EXAMPLE, partnerWith, withGoldAt } from '../report/versions.fixture.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { SnapshotBuilder } from '../snapshot/snapshot-builder.ts';
import { PartnersBase } from './partners-base.ts';

const days = { asOf: '2026-06-30' };
const compiled = (program: Program) => {
  const parsed = parseProgram(JSON.stringify(program));
  return compileProgram(parsed.program as Program, parsed.hash as string);
};
const baseline = compiled(EXAMPLE);
const partners = Array.from({ length: 90 }, (_, index) => partnerWith(`P${index}`, index * 7000));

/** Ends once so many partners were taken; with none it goes on to the end. */
async function run(base: PartnersBase, candidate: Program, endAfter = Number.POSITIVE_INFINITY): Promise<readonly Snapshot[]> {
  let taken = 0;
  const making = {
    pause: () => {
      taken += 1;
      return undefined;
    },
    signal: {
      throwIfAborted: () => {
        if (taken >= endAfter) throw new Error('typed on');
      },
    },
  };
  const shards: Snapshot[] = [];
  for await (const shard of base.shards({ baseline, candidate: compiled(candidate) }, undefined, making)) shards.push(shard);
  return shards;
}

describe('columns that are made while somebody types', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('SIM-R14: goes on where it was cancelled, if the next question needs the same columns', async () => {
    const added = vi.spyOn(SnapshotBuilder.prototype, 'add');
    const base = new PartnersBase({ partners, base: 'b' }, days);
    await expect(run(base, withGoldAt(200_000), 40)).rejects.toThrow('typed on');
    await expect(run(base, withGoldAt(300_000), 30)).rejects.toThrow('typed on');
    expect(added.mock.calls.length).toBe(70);
    const shards = await run(base, withGoldAt(400_000));
    expect(added.mock.calls.length).toBe(90);
    expect(shards).toEqual(await run(new PartnersBase({ partners, base: 'b' }, days), withGoldAt(400_000)));
    expect(shards.map(({ count }) => count)).toEqual([90]);
    // Nothing is made again for a threshold.
    added.mockClear();
    expect((await run(base, withGoldAt(500_000)))[0]).toBe(shards[0]);
    expect(added).not.toHaveBeenCalled();
  });

  it('SIM-R14: begins anew where the next question needs others', async () => {
    const longer: Program = JSON.parse(JSON.stringify(EXAMPLE).replace('"trailing":"P12M"', '"trailing":"P24M"'));
    const added = vi.spyOn(SnapshotBuilder.prototype, 'add');
    const base = new PartnersBase({ partners, base: 'b' }, days);
    await expect(run(base, withGoldAt(200_000), 40)).rejects.toThrow('typed on');
    const shards = await run(base, longer);
    expect(added.mock.calls.length).toBe(130);
    expect(shards).toEqual(await run(new PartnersBase({ partners, base: 'b' }, days), longer));
  });
});
