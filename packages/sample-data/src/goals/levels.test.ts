import { describe, expect, it } from 'vitest';
import { type LevelTiers, levelShares, sharesBySales } from './levels.ts';

const open = { open: true, needsSales: false };
const standing = { open: false, needsSales: false };
const sales = { open: false, needsSales: true };
const mix = { entry: 0.8, middle: 0.15, top: 0.05 };
const shares = (...tiers: LevelTiers['tiers']): number[] => levelShares({ tiers }, mix).map((share) => Math.round(share * 1e4) / 1e4);

describe('tier mix', () => {
  it('DATA-T6: entry, middle and top are laid over a ladder of any height', () => {
    expect(shares()).toEqual([1]);
    expect(shares(open)).toEqual([0, 1]);
    expect(shares(sales)).toEqual([0.8, 0.2]);
    expect(shares(open, sales)).toEqual([0, 0.8, 0.2]);
    expect(shares(open, sales, sales)).toEqual([0, 0.8, 0.15, 0.05]);
    expect(shares(standing, sales, sales)).toEqual([0.032, 0.768, 0.15, 0.05]);
    expect(shares(sales, sales, sales)).toEqual([0.6, 0.2, 0.15, 0.05]);
    expect(shares(open, sales, sales, sales, sales)).toEqual([0, 0.8, 0.0938, 0.0352, 0.0211, 0.05]);
  });

  it('DATA-S1: dormant partners take tiers that need no sales, and all together keep the mix', () => {
    const tiers = [open, sales, sales];
    const all = levelShares({ tiers }, mix);
    const { dormant, active } = sharesBySales({ tiers }, all, 0.6);
    expect(dormant).toEqual([0, 1, 0, 0]);
    for (const [level, share] of all.entries()) expect(0.6 * dormant[level]! + 0.4 * active[level]!).toBeCloseTo(share, 12);
  });

  it('DATA-S1: where every tier needs sales, the dormant have none', () => {
    const tiers = [sales, sales];
    expect(sharesBySales({ tiers }, levelShares({ tiers }, mix), 0.6).dormant).toEqual([1, 0, 0]);
  });
});
