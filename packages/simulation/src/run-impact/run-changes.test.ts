import { compileProgram } from '@tierwright/engine';
import { expect, it } from 'vitest';
import { comparisonOf, decideShard } from '../impact/decided-shard.ts';
import { partnersOf } from '../impact/drill-down/partners-of.ts';
import { reportHtml } from '../impact/html/page.ts';
import { impactReport } from '../impact/impact.ts';
import type { ChangedPartner } from '../report/partner-change.ts';
import { EXAMPLE, partnerWith, withGoldAt } from '../report/versions.fixture.ts';
import { makeSnapshot } from '../snapshot/make-snapshot.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { runChanges } from './run-changes.ts';
import { runImpact } from './run-impact.ts';

const versions = { baseline: compileProgram(EXAMPLE), candidate: compileProgram(withGoldAt(1500)) };
const MOVERS = 10_150;
// From gold to silver; ids run against the order of the base.
const partners = Array.from({ length: MOVERS }, (_, index) => partnerWith(`P${99_999 - index}`, 1200));
const whole = makeSnapshot([versions.baseline, versions.candidate], partners, { base: 'a'.repeat(64), asOf: '2026-06-30' });
const cut = (size: number) =>
  Array.from({ length: Math.ceil(MOVERS / size) }, (_, shard) =>
    makeSnapshot([versions.baseline, versions.candidate], partners.slice(shard * size, (shard + 1) * size), {
      base: 'a'.repeat(64),
      asOf: '2026-06-30',
    }),
  );

async function everyOf(shards: readonly Snapshot[]): Promise<ChangedPartner[]> {
  const every: ChangedPartner[] = [];
  for await (const changes of runChanges(shards, versions)) every.push(...changes);
  return every;
}

it('SIM-M18, SIM-M15: counts everyone, lists the first, and gives all when they are asked for', async () => {
  const part = await runImpact([whole], versions);
  const { changes } = impactReport(part, versions);
  expect([changes.changed, changes.directions.down, changes.tiers[0]?.partners, changes.reasons[0]?.partners]).toEqual(
    Array.from({ length: 4 }, () => MOVERS),
  );
  expect([changes.listed, changes.partners.length, changes.partners[0]?.partner]).toEqual([10_000, 10_000, `P${100_000 - MOVERS}`]);
  expect(part.sections.changes.listed).toHaveLength(10_000);
  const cutUp = impactReport(await runImpact(cut(3400), versions), versions);
  expect(JSON.stringify(cutUp.changes)).toBe(JSON.stringify(changes));

  const every = await everyOf([whole]);
  expect(every.map(({ partner }) => partner)).toEqual(partners.map(({ id }) => id));
  expect(every.toReversed().slice(0, 10_000)).toEqual(changes.partners);
  expect(await everyOf(cut(3400))).toEqual(every);
  expect(partnersOf(decideShard(whole, versions), { part: 'changes' }, { limit: 1 }).total).toBe(MOVERS);
});

it('SIM-O2: a page says how many of a move it does not tell, of all of them', async () => {
  const report = impactReport(await runImpact([whole], versions), versions);
  const { baseline, candidate } = comparisonOf(versions);
  expect(reportHtml({ report, baseline, candidate })).toContain('10,050 more partners: all of them are in changes.csv.');
});
