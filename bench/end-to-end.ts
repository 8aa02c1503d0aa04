import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeSnapshotFile } from '@tierwright/bases';
import { compileProgram } from '@tierwright/engine';
import { parseProgram } from '@tierwright/program';
import type { Snapshot } from '@tierwright/simulation';
import { firstShard, nextShard } from './growth.ts';
import { runCli, type SimulateBench } from './simulate.ts';

const FILES = ['2026.2.0', '2027.1.0'].map((version) =>
  fileURLToPath(new URL(`../rules/northwind/${version}.program.json`, import.meta.url)),
);
const SHARD = 100_000;

function* shardsOf(partners: number): Generator<Snapshot> {
  const versions = FILES.map((file) => {
    const { program, hash } = parseProgram(readFileSync(file));
    if (!program || hash === undefined) throw new Error(`${file} does not load`);
    return compileProgram(program, hash);
  });
  const first = firstShard(versions, Math.min(SHARD, partners));
  for (let from = 0; from < partners; from += SHARD) yield nextShard(first, from);
}

/** The full report of two versions from a snapshot on disk, as a user asks for it: a cold command each time. */
export async function benchEndToEnd(partners: number, rounds: number): Promise<SimulateBench & { readonly fileMegabytes: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwright-bench-'));
  const file = join(folder, 'base.arrow');
  try {
    // In a process of its own: what making it takes is nobody's here.
    const args = [...process.execArgv, fileURLToPath(import.meta.url), String(partners), file];
    const fileMegabytes = Number(execFileSync(process.execPath, args, { encoding: 'utf8' })) / 1e6;
    const runs = [];
    for (let round = 0; round < rounds; round += 1) runs.push(await runCli(['simulate', ...FILES, '--base', file, '--json']));
    const seconds = runs.map((run) => run.seconds).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
    const peaks = runs.flatMap((run) => run.peak ?? []);
    return { partners, seconds, peakMegabytes: peaks.length === 0 ? undefined : Math.max(...peaks), fileMegabytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , partners, file = ''] = process.argv;
  console.log((await writeSnapshotFile(file, shardsOf(Number(partners)))).bytes);
}
