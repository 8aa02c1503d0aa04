import { type CompiledProgram, compileProgram, decide } from '@tierwright/engine';
import type { Program } from '@tierwright/program';
import { expect, it } from 'vitest';
import { EXAMPLE, partnerWith } from '../report/versions.fixture.ts';
import { makeSnapshot } from '../snapshot/make-snapshot.ts';
import { impactOf, impactReport } from './impact.ts';

const DAY = '2026-06-30';

/** Its tiers are in columns, a benefit of it is not: what counts differs from tier to tier. */
const CAPPED: Program = {
  ...EXAMPLE,
  parameters: {
    ...EXAMPLE.parameters,
    most: { title: 'Largest order that counts', type: 'money', byTier: { silver: 400, gold: 900 } },
  },
  benefits: (EXAMPLE.benefits ?? []).map((benefit) =>
    benefit.id === 'rebate'
      ? {
          ...benefit,
          caps: [{ where: { all: [{ fact: 'amount', operator: 'greaterThan', value: { fact: 'most' } }] }, amount: { USD: 50 } }],
        }
      : benefit,
  ),
};
const partners = Array.from({ length: 40 }, (_, index) => partnerWith(`P${index}`, index * 30));

function reportOf(baseline: CompiledProgram, candidate: CompiledProgram, from?: string) {
  const versions = { baseline, candidate };
  const days = { asOf: DAY, ...(from === undefined ? {} : { from }) };
  const snapshot = makeSnapshot([baseline, candidate], partners, { base: 'a'.repeat(64), ...days });
  expect(snapshot.asRead.size).toBe(40);
  return impactReport(impactOf(snapshot, versions), versions);
}

it('SIM-B6, SIM-Q9: versions whose tiers are in columns and whose benefits are not are told of like others', () => {
  const [plain, capped] = [compileProgram(EXAMPLE), compileProgram(CAPPED)];
  const report = reportOf(plain, capped);
  const rebates = partners.map((partner) => {
    const made = decide(capped, partner, { asOf: DAY });
    return made.ok && made.value.benefits.find(({ benefit }) => benefit === 'rebate')?.granted === true;
  });
  expect(report.cost.lines.find(({ line }) => line === 'rebate')?.after.partners).toBe(rebates.filter(Boolean).length);
  expect(report.cliffs.looked).toBe(40);
  expect(report.cliffs.counts.length).toBeGreaterThan(0);
  for (const { unknown, partners: near } of report.cliffs.counts) expect(unknown).toBe(near);
});

it('SIM-M17: of a range everybody is counted as unknown where a version is not in columns', () => {
  const capped = compileProgram(CAPPED);
  const { quarters } = reportOf(capped, capped, '2026-01-01');
  expect(quarters.map(({ on }) => on)).toEqual(['2026-03-31', '2026-06-30']);
  for (const { lines } of quarters) expect(lines.map(({ line, unknown }) => [line, unknown])).toContainEqual(['rebate', 40]);
});
