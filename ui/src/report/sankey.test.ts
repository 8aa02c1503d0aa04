import { describe, expect, it } from 'vitest';
import { movedIn, ribbon, type SankeyBand, sankeyOf } from './sankey.ts';

const TRACK = {
  tiers: [
    { tier: 'silver', title: 'Silver', before: 60, after: 75 },
    { tier: 'gold', title: 'Gold', before: 30, after: 10 },
  ],
  noTier: { before: 10, after: 15 },
  moves: [
    { from: 'gold', to: 'gold', partners: 8 },
    { from: 'gold', to: 'silver', partners: 22 },
    { from: 'silver', to: 'gold', partners: 2 },
    { from: 'silver', to: 'silver', partners: 53 },
    { from: 'silver', to: null, partners: 5 },
    { from: null, to: null, partners: 10 },
  ],
};

describe('the picture of moves', () => {
  it('has the highest tier on top and no tier at the bottom, as high as they have partners', () => {
    const { before, after } = sankeyOf(TRACK, 'none');
    expect(before.map(({ title, partners }) => `${title} ${partners}`)).toEqual(['Gold 30', 'Silver 60', 'none 10']);
    const [gold, silver] = before;
    expect((silver?.height ?? 0) / (gold?.height ?? 1)).toBeCloseTo(2);
    expect(after[0]?.height).toBeLessThan(gold?.height ?? 0);
  });

  it('has a band for each move, within its tiers, those who move on top', () => {
    const { bands, before } = sankeyOf(TRACK, 'none');
    expect(bands.map(({ kind }) => kind)).toEqual(['stays', 'stays', 'stays', 'down', 'up', 'down']);
    const lost = bands.find(({ from, to }) => from === 'Gold' && to === 'Silver') as SankeyBand;
    const gold = before[0];
    expect(lost.y[0]).toBeGreaterThan(gold?.y ?? 0);
    expect(lost.y[0] + lost.height).toBeCloseTo((gold?.y ?? 0) + (gold?.height ?? 0));
    expect(ribbon(lost, 0, 100)).toMatch(/^M0 [\d.]+C50 .*Z$/);
  });

  it('counts who goes up and down', () => {
    expect(movedIn(TRACK)).toEqual({ up: 2, down: 27 });
  });

  it('is drawn where nobody is there, and keeps labels apart', () => {
    const nobody = { tiers: TRACK.tiers.map((tier) => ({ ...tier, before: 0, after: 0 })), noTier: { before: 0, after: 0 }, moves: [] };
    const { before, height } = sankeyOf(nobody, 'none');
    expect(before.map(({ labelY }) => labelY)).toEqual([0, 18, 36]);
    expect(height).toBeGreaterThan(0);
  });
});
