import { expect, it } from 'vitest';
import { FEATURES, OUTCOMES } from './expected-coverage.ts';
import { comparePartners } from './pairs.ts';
import { REGRESSIONS } from './regressions.ts';
import { compareShare, TIMEOUT } from './share.ts';

it.each(REGRESSIONS)('$name', async ({ seed, partner, on }) => {
  expect(await comparePartners(seed, [partner], { on })).toEqual([]);
});

it(
  'SIM-B1: reference, row and columns give the same bytes over random documents and partners, which use and reach everything',
  async () => {
    const { pairs, differences, coverage } = await compareShare(0);
    expect(differences).toEqual([]);
    expect(coverage.below(FEATURES, 3)).toEqual([]);
    expect(coverage.below(OUTCOMES, 3)).toEqual([]);
    expect(coverage.counts.get('in columns')).toBeGreaterThan(pairs / 3);
  },
  TIMEOUT,
);
