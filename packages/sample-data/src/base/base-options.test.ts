import { describe, expect, it } from 'vitest';
import { cedar } from '../fixtures/cedar.ts';
import { mixForSize } from './base-options.ts';
import { generateBase } from './generate-base.ts';

describe('options', () => {
  it('DATA-O1: everything out of range at once, each at its place', () => {
    const outcome = generateBase([cedar], {
      size: 0.5,
      seed: 1,
      asOf: '2026-02-30',
      dormantShare: 1.5,
      nearShare: -0.1,
      topTenth: Number.NaN,
      mix: { entry: 0, middle: 0, top: 0 },
    });
    expect(outcome.ok).toBe(false);
    expect(outcome.problems.map(({ code, pointer, value }) => [code, pointer, value])).toEqual([
      ['DATA101', '/size', 0.5],
      ['DATA102', '/asOf', '2026-02-30'],
      ['DATA103', '/dormantShare', 1.5],
      ['DATA103', '/nearShare', -0.1],
      ['DATA103', '/topTenth', Number.NaN],
      ['DATA103', '/mix', { entry: 0, middle: 0, top: 0 }],
    ]);
  });

  it('DATA-O1: no program', () => {
    const { problems } = generateBase([], { size: 1, seed: 1, asOf: '2026-02-28' });
    expect(problems.map(({ code }) => code)).toEqual(['DATA104']);
  });

  it('DATA-O2: the published shape for the largest, flatter for smaller ones', () => {
    expect([500, 4000, 75000, 1000000].map(mixForSize)).toEqual([
      { entry: 0.68, middle: 0.22, top: 0.1 },
      { entry: 0.78, middle: 0.16, top: 0.06 },
      { entry: 0.92, middle: 0.05, top: 0.03 },
      { entry: 0.92, middle: 0.05, top: 0.03 },
    ]);
  });
});
