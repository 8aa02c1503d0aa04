import { compileProgram } from '@tierwright/engine';
import { describe, expect, it } from 'vitest';
import { EXAMPLE, partnerWith, withGoldAt } from '../report/versions.fixture.ts';
import { makeSnapshot } from '../snapshot/make-snapshot.ts';
import { impactOf, impactReport, mergeImpact } from './impact.ts';

describe('the impact of a candidate', () => {
  const versions = { baseline: compileProgram(EXAMPLE), candidate: compileProgram(withGoldAt(200_000)) };
  const partners = Array.from({ length: 40 }, (_, index) => partnerWith(`P${index}`, index * 7000));
  const snapshotOf = (from: number, to: number) =>
    makeSnapshot([versions.baseline, versions.candidate], partners.slice(from, to), { base: 'a'.repeat(64), asOf: '2026-06-30' });

  it('SIM-M8: is the same however the base is cut', () => {
    const whole = impactReport(impactOf(snapshotOf(0, 40), versions), versions);
    expect(whole.moves[0]?.moves.some(({ from, to }) => from !== to)).toBe(true);
    for (const shards of [2, 7, 40]) {
      const parts = Array.from({ length: shards }, (_, shard) =>
        impactOf(snapshotOf(Math.floor((40 * shard) / shards), Math.floor((40 * (shard + 1)) / shards)), versions),
      );
      expect(impactReport(mergeImpact(parts.reverse()), versions)).toEqual(whole);
    }
  });
});
