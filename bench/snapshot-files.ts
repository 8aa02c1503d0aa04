import { readFileSync } from 'node:fs';
import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { parseProgram } from '@tierwright/program';
import { generateBase } from '@tierwright/sample-data';
import { openSnapshot, readSnapshot, SnapshotBuilder, writeSnapshot } from '@tierwright/simulation';

const ASKED = { base: 'a'.repeat(64), asOf: '2026-09-30' };

export interface SnapshotFilesBench {
  /** Partners of the file, and records that its facts are made of. */
  readonly partners: number;
  readonly records: number;
  /** To make the snapshot for two versions, records given. */
  readonly makingMicros: number;
  readonly bytesEach: number;
  /** To load so many files one after the other: hashed and read, and with every value checked. */
  readonly loadSeconds: number;
  readonly openSeconds: number;
}

function versionOf(file: string): ReturnType<typeof compileProgram> {
  const { program } = parseProgram(readFileSync(new URL(`../rules/northwind/${file}`, import.meta.url), 'utf8'));
  if (!program) throw new Error(`${file} does not load`);
  return compileProgram(program);
}

async function fastest(rounds: number, work: () => Promise<void>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best / 1000;
}

/** A snapshot of a generated base in a file, made once and loaded as often as a base has files. */
export async function benchSnapshotFiles(partners: number, files: number, rounds: number): Promise<SnapshotFilesBench> {
  const versions = [versionOf('2026.2.0.program.json'), versionOf('2027.1.0.program.json')];
  const programs = versions.map(({ program }) => program);
  const base = generateBase(programs, { size: partners, seed: 1, asOf: ASKED.asOf });
  if (!base.ok) throw new Error(JSON.stringify(base.problems));
  const builder = new SnapshotBuilder(versions, ASKED);
  let [records, making] = [0, 0];
  for (const line of base.value.partners) {
    const partner = line as PartnerData;
    records += Object.values(partner.records ?? {}).reduce((sum, list) => sum + list.length, 0);
    const start = performance.now();
    builder.add(partner);
    making += performance.now() - start;
  }
  const bytes = await writeSnapshot(builder.finish());
  const each = async (load: () => Promise<{ readonly ok: boolean }>): Promise<void> => {
    for (let file = 0; file < files; file += 1) if (!(await load()).ok) throw new Error('the snapshot cannot be loaded');
  };
  return {
    partners,
    records,
    makingMicros: (making * 1000) / partners,
    bytesEach: bytes.length / partners,
    loadSeconds: await fastest(rounds, () => each(() => readSnapshot(bytes))),
    openSeconds: await fastest(rounds, () => each(() => openSnapshot(bytes, versions, ASKED))),
  };
}
