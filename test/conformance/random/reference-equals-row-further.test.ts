import { expect, it } from 'vitest';
import { FEATURES, OUTCOMES } from './expected-coverage.ts';
import { compareShare, TIMEOUT } from './share.ts';

// The second share of the pairs: a file of its own, so that a second worker runs it.
it(
  'SIM-B1: reference, row and columns give the same bytes over further random documents and partners',
  async () => {
    const { pairs, differences, coverage } = await compareShare(1);
    expect(differences).toEqual([]);
    expect(coverage.below(FEATURES, 3)).toEqual([]);
    expect(coverage.below(OUTCOMES, 3)).toEqual([]);
    expect(coverage.counts.get('in columns')).toBeGreaterThan(pairs / 3);
  },
  TIMEOUT,
);
