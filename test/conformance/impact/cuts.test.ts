import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { canonicalize, type Parameter, type Program } from '@tierwright/program';
import { generateBase } from '@tierwright/sample-data';
import { impactOf, impactReport, makeSnapshot, mergeImpact, type Snapshot, shardOf, type Versions } from '@tierwright/simulation';
import { describe, expect, it } from 'vitest';
import { loaded, programFiles } from '../../programs/program-files.ts';

const PAIRS = [
  { baseline: 'northwind/2026.2.0', candidate: 'northwind/2027.1.0', asOf: '2027-03-31' },
  { baseline: 'odoo/v9b', candidate: 'odoo/v11', asOf: '2024-06-30' },
  { baseline: 'harbor/2026.1.0', candidate: 'harbor/2026.1.0+', asOf: '2027-05-31' },
] as const;
const PARTNERS = 320;

const programAt = (path: string): Program => {
  const file = programFiles.find((one) => one.path === `${path}.program.json`);
  if (!file) throw new Error(`there is no program ${path}`);
  return loaded(file);
};

/** The program of a path; `path+` with a harder score, of which it is asked whether it was held. */
function compiled(path: string) {
  const program = programAt(path.replace('+', ''));
  const score = program.parameters?.['min.score'];
  if (!path.endsWith('+') || score === undefined) return compileProgram(program);
  const harder = { ...score, byTier: { select: 55, preferred: 70 } } as Parameter;
  return compileProgram({ ...program, version: `${program.version}+`, parameters: { ...program.parameters, 'min.score': harder } });
}

/** A base of both versions. */
function partnersFor({ baseline, candidate }: Versions, asOf: string): readonly PartnerData[] {
  const base = generateBase([baseline.program, candidate.program], { size: PARTNERS, seed: 'cuts', asOf });
  if (!base.ok) throw new Error(JSON.stringify(base.problems));
  return [...base.value.partners] as unknown as PartnerData[];
}

const reported = (versions: Versions, shards: readonly Snapshot[]) =>
  impactReport(mergeImpact(shards.map((shard) => impactOf(shard, versions))), versions);

describe.each(PAIRS)('from $baseline to $candidate', ({ baseline, candidate, asOf }) => {
  const versions = { baseline: compiled(baseline), candidate: compiled(candidate) };
  const partners = partnersFor(versions, asOf);
  const snapshot = makeSnapshot([versions.baseline, versions.candidate], partners, { base: 'd'.repeat(64), asOf });
  const whole = reported(versions, [snapshot]);

  it('SIM-M8: a report is the same to the byte, however the base is cut', () => {
    expect(whole.changes.changed).toBeGreaterThan(0);
    const bytes = canonicalize(whole);
    for (const shards of [2, 7, 64]) {
      const at = (shard: number) => Math.floor((snapshot.count * shard) / shards);
      const cut = Array.from({ length: shards }, (_, shard) => shardOf(snapshot, at(shard), at(shard + 1)));
      expect(canonicalize(reported(versions, cut.reverse()))).toBe(bytes);
    }
  });

  it('SIM-M4, SIM-M7: what columns tell is what decisions tell', () => {
    const left = new Set(snapshot.undecided.map(({ partner }) => partner));
    const asRead = new Map(partners.filter(({ id }) => !left.has(id)).entries());
    // What hangs on a threshold is not worked out for whoever is decided partner by partner.
    const { cliffs: _, ...byRows } = reported(versions, [{ ...snapshot, asRead }]);
    const { cliffs: __, ...inColumns } = whole;
    expect(canonicalize(inColumns)).toBe(canonicalize(byRows));
  });
});
