import { describe, expect, it } from 'vitest';
import { PARTNERS, REGIONS, reportOn } from '../regions.fixture.ts';
import { cutDeciles } from './deciles.ts';
import { bucketOf, edgeOf } from './size-bucket.ts';

describe('sizes', () => {
  it('SIM-M10: are counted in buckets of two digits, in the order of numbers', () => {
    const edges = [-1300, -1250, -1200, 0, 0.37, 9.99, 10, 1199.99, 1200, 1299.99, 1300, 99_999, 100_000, 1e15].map((size) =>
      edgeOf(bucketOf(size)),
    );
    expect(edges).toEqual([-1300, -1200, -1200, 0, 0.37, 9.9, 10, 1100, 1200, 1200, 1300, 99_000, 100_000, 1e15]);
    const sizes = Array.from({ length: 4000 }, (_, at) => (at - 1000) ** 3 / 7);
    const buckets = sizes.map(bucketOf);
    expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
    // What an edge is put into is its own bucket: no number falls between two.
    for (const bucket of new Set(buckets)) expect(bucketOf(edgeOf(bucket))).toBe(bucket);
  });

  it('SIM-M10: are cut into deciles, a bucket in that of its first partner', () => {
    const cut = (counts: Record<number, number>) =>
      cutDeciles(new Map(Object.entries(counts).map(([bucket, count]) => [Number(bucket), count]))).map(({ from, through, buckets }) => [
        from,
        through,
        buckets,
      ]);
    expect(cut({ 0: 60, 5: 10, 6: 5, 7: 5, 20: 20 })).toEqual([
      [1, 6, [0]],
      [7, 7, [5]],
      [8, 8, [6, 7]],
      [9, 10, [20]],
    ]);
    expect(cut({ 3: 1 })).toEqual([[1, 10, [3]]]);
    expect(cut({})).toEqual([]);
  });
});

describe('slices', () => {
  const { slices, changes } = reportOn(REGIONS, PARTNERS);
  const sliceOf = (by: string, fact = '') => slices.find((one) => one.by === by && (fact === '' || one.fact === fact))!;

  it('SIM-M9: tell what each enum and boolean of an attribute does', () => {
    expect(slices.map(({ by, fact }) => [by, fact])).toEqual([
      ['fact', 'region'],
      ['fact', 'local'],
      ['size', 'bookings'],
      ['age', 'joined'],
    ]);
    const regions = sliceOf('fact', 'region').values;
    expect(regions.map(({ value, partners, changed }) => [value, partners, changed])).toEqual([
      ['north', 20, 2],
      ['south', 16, 1],
      [null, 4, 1],
    ]);
    for (const { values } of slices) {
      expect(values.reduce((sum, { partners }) => sum + partners, 0)).toBe(PARTNERS.length);
      expect(values.reduce((sum, { changed }) => sum + changed, 0)).toBe(changes.changed);
    }
    const [north] = regions;
    expect(north!.tracks[0]!.moves).toEqual([
      { from: 'gold', to: 'gold', partners: 2 },
      { from: 'gold', to: 'silver', partners: 2 },
      { from: 'silver', to: 'silver', partners: 15 },
      { from: null, to: null, partners: 1 },
    ]);
    expect(north!.difference).toBe(Number((north!.after - north!.before).toFixed(2)));
  });

  it('SIM-M9: an unknown flag is no flag', () => {
    const [first, ...others] = PARTNERS;
    const { local: _, ...rest } = first!.attributes!;
    const values = reportOn(REGIONS, [{ ...first!, attributes: rest }, ...others]).slices.find(({ fact }) => fact === 'local')!.values;
    expect(values.map(({ value, partners }) => [value, partners])).toEqual([
      [true, 9],
      [false, 30],
      [null, 1],
    ]);
  });

  it('SIM-M10: tell deciles of bookings with their edges', () => {
    const sizes = sliceOf('size').values;
    expect(sizes.map(({ value, partners }) => [value, partners])).toEqual(Array.from({ length: 10 }, (_, at) => [String(at + 1), 4]));
    expect(sizes.map(({ deciles }) => [deciles!.least, deciles!.below]).slice(0, 2)).toEqual([
      [0, 200],
      [200, 400],
    ]);
    expect(sizes.at(-1)!.deciles!.below).toBeNull();
  });

  it('SIM-M11: tell whole years since the first date', () => {
    // Joined on 1 July: a year is not whole on 30 June.
    expect(sliceOf('age').values.map(({ value, partners }) => [value, partners])).toEqual([
      [-1, 8],
      [0, 8],
      [1, 8],
      [2, 8],
      [3, 8],
    ]);
  });
});
