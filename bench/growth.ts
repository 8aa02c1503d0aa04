import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type Program, parseProgram } from '@tierwright/program';
import { generateBase } from '@tierwright/sample-data';
import { impactReport, runImpact, type Snapshot, SnapshotBuilder, type Versions } from '@tierwright/simulation';

const FILES = ['rules/northwind/2026.2.0.program.json', 'rules/northwind/2027.1.0.program.json'];
const AS_OF = '2027-06-30';
const SHARD = 100_000;
/** Partners that are made; a shard has the same ones again and again, under ids of their own. */
const MADE = 2000;

export interface GrowthBench {
  readonly partners: number;
  readonly shards: number;
  /** Of the partners, those whom the row evaluator decides. */
  readonly asRead: number;
  /** Deciding and merging; making the shards is not counted. */
  readonly seconds: number;
  readonly microsecondsEach: number;
  /** Largest resident memory once the first shard was decided, and to the end; megabytes. */
  readonly megabytesAfterOne: number;
  readonly peakMegabytes: number;
}

/** Two versions over bases that grow, a process for each size, shards made on the fly: full parts of the report, merged and told. */
export function benchGrowth(sizes: readonly number[]): GrowthBench[] {
  const file = fileURLToPath(import.meta.url);
  return sizes.map((size) => {
    const text = execFileSync(process.execPath, [...process.execArgv, file, String(size)], { encoding: 'utf8', maxBuffer: 1 << 24 });
    return JSON.parse(text) as GrowthBench;
  });
}

const digits = (index: number): string => `P${String(index).padStart(9, '0')}`;

/** The first partners of a base, made for real and put into columns. */
export function firstShard(versions: readonly ReturnType<typeof compileProgram>[], size: number): Snapshot {
  const programs: Program[] = versions.map(({ program }) => program);
  const made = generateBase(programs, { size: Math.min(MADE, size), seed: 'growth', asOf: AS_OF });
  if (!made.ok) throw new Error(made.problems[0]?.message);
  const partners = [...made.value.partners] as PartnerData[];
  const builder = new SnapshotBuilder(versions, { base: 'growth', asOf: AS_OF });
  for (let index = 0; index < size; index += 1) builder.add({ ...(partners[index % partners.length] as PartnerData), id: digits(index) });
  const shard = builder.finish();
  if (shard.undecided.length > 0) throw new Error(shard.undecided[0]?.problems[0]?.message);
  return shard;
}

/** The same partners with other ids, in memory of its own as one that is read from a file. */
export function nextShard(first: Snapshot, from: number): Snapshot {
  const { asRead, ...columns } = first;
  const shard = structuredClone(columns);
  const bytes = Buffer.from(Array.from({ length: first.count }, (_, index) => digits(from + index)).join(''));
  const renamed = new Map([...asRead].map(([index, partner]) => [index, { ...partner, id: digits(from + index) }]));
  return { ...shard, ids: { bytes: new Uint8Array(bytes), offsets: shard.ids.offsets }, asRead: renamed };
}

/** The two versions, and the documents that they come from. */
export function growthVersions() {
  const [baseline, candidate] = FILES.map((name) => {
    const { program, hash } = parseProgram(readFileSync(name));
    if (!program || hash === undefined) throw new Error(`${name} does not load`);
    return { program, hash };
  });
  if (!baseline || !candidate) throw new Error('two versions are compared');
  const compiled = ({ program, hash }: typeof baseline) => compileProgram(program, hash);
  return { documents: { baseline, candidate }, versions: { baseline: compiled(baseline), candidate: compiled(candidate) } };
}

/** A base as shards that are made on the fly. */
export function* shardsOf({ baseline, candidate }: Versions, partners: number): Generator<Snapshot> {
  const first = firstShard([baseline, candidate], Math.min(SHARD, partners));
  for (let from = 0; from < partners; from += SHARD) yield nextShard(first, from);
}

async function grown(partners: number): Promise<GrowthBench> {
  const { versions } = growthVersions();
  const { baseline, candidate } = versions;
  const first = firstShard([baseline, candidate], Math.min(SHARD, partners));
  const shards = Math.ceil(partners / SHARD);
  // Compiled before it is measured, as in a service that runs.
  await runImpact([nextShard(first, 0)], versions);
  let making = 0;
  let megabytesAfterOne = 0;
  function* all(): Generator<Snapshot> {
    for (let shard = 0; shard < shards; shard += 1) {
      const began = performance.now();
      const made = nextShard(first, shard * SHARD);
      making += performance.now() - began;
      yield made;
      if (shard === 0) megabytesAfterOne = process.resourceUsage().maxRSS / 1024;
    }
  }
  const began = performance.now();
  const report = impactReport(await runImpact(all(), versions), versions);
  const seconds = (performance.now() - began - making) / 1000;
  if (report.partners !== shards * first.count) throw new Error(`${report.partners} partners of ${partners}`);
  return {
    ...{ partners: report.partners, shards, asRead: first.asRead.size * shards, seconds },
    microsecondsEach: (seconds * 1e6) / report.partners,
    megabytesAfterOne,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = process.argv.slice(2).map(Number);
  const [size, ...more] = sizes;
  if (size === undefined || more.length > 0) for (const one of benchGrowth(sizes)) console.log(JSON.stringify(one));
  else console.log(JSON.stringify(await grown(size)));
}
