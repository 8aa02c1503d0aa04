import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { Spill } from './spill.ts';

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('tierwright-base-')).length;

describe('what waits', () => {
  it('BASE-M2: comes back by bucket in its order, from memory and from a file that goes in the end', async () => {
    const before = folders();
    for (const most of [1 << 20, 10_000, 1]) {
      const spill = new Spill(most);
      const expected = new Map<number, string[]>();
      for (let index = 0; index < 500; index += 1) {
        const bucket = (index * 7) % 5;
        const line = JSON.stringify(['ü\n€', index, 'x'.repeat(index)]);
        spill.add(bucket, line);
        expected.set(bucket, [...(expected.get(bucket) ?? []), line]);
        await spill.settled();
      }
      for (const bucket of [4, 0, 1, 3, 2]) expect(await spill.lines(bucket)).toEqual(expected.get(bucket));
      expect(await spill.lines(9)).toEqual([]);
      await spill.close();
    }
    expect(folders()).toBe(before);
  });
});
