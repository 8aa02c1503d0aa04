import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { parseProgram } from '@tierwright/program';
import { generateBase } from '@tierwright/sample-data';
import { impactReport, makeSnapshot, runChanges, runImpact, shardOf, type Told } from '@tierwright/simulation';
import { afterAll, expect, it } from 'vitest';
import { writeCsv } from './write-report.ts';

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

async function compiledAt(path: string) {
  const { program, hash } = parseProgram(
    await readFile(new URL(`../../../../rules/northwind/${path}.program.json`, import.meta.url), 'utf8'),
  );
  return compileProgram(program!, hash);
}

it('SIM-O3: changes.csv has everyone, where the report does not list all of them', async () => {
  const versions = { baseline: await compiledAt('2026.2.0'), candidate: await compiledAt('2027.1.0') };
  const programs = [versions.baseline.program, versions.candidate.program];
  const made = generateBase(programs, { size: 120, seed: 'changes', asOf: '2027-06-30' });
  if (!made.ok) throw new Error('no base');
  const partners = [...made.value.partners] as PartnerData[];
  const snapshot = makeSnapshot([versions.baseline, versions.candidate], partners, { base: 'b'.repeat(64), asOf: '2027-06-30' });
  const shards = [shardOf(snapshot, 0, 50), shardOf(snapshot, 50, snapshot.count)];
  const report = impactReport(await runImpact(shards, versions), versions);
  expect(report.changes.changed).toBeGreaterThan(3);
  const few = { ...report, changes: { ...report.changes, listed: 2, partners: report.changes.partners.slice(0, 2) } };

  async function written(told: Told): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'write-report-'));
    folders.push(folder);
    await writeCsv(join(folder, 'csv'), told, runChanges(shards, versions));
    return await readFile(join(folder, 'csv', 'changes.csv'), 'utf8');
  }
  const [baseline, candidate] = programs as [Told['baseline'], Told['candidate']];
  const all = await written({ report, baseline, candidate });
  const streamed = await written({ report: few, baseline, candidate });
  expect(streamed.split('\r\n').toSorted()).toEqual(all.split('\r\n').toSorted());
  expect(streamed.slice(0, 30)).toBe(all.slice(0, 30));
});
