import { readFileSync } from 'node:fs';
import { compileProgram, pathTo } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type Program, parseProgram } from '@tierwright/program';
import { generateBase } from '@tierwright/sample-data';

/** What was asked of one program: every tier of every track, of each partner. */
interface ProgramBench {
  program: string;
  paths: number;
  /** Answers that ask for changes; the others are met already or out of reach. */
  moved: number;
  median: number;
  p95: number;
}

export interface PathBench {
  programs: ProgramBench[];
  paths: number;
  /** Milliseconds of a path with its replays by both evaluators, over all programs. */
  median: number;
  p95: number;
}

const PROGRAMS = [
  ['northwind/2026.2.0', '2026-06-30'],
  ['northwind/2027.1.0', '2027-05-31'],
  ['harbor/2026.1.0', '2026-06-30'],
  ['odoo/v11', '2024-06-30'],
  ['google-partners/2024.1.0', '2025-06-30'],
  ['hubspot-solutions/2025.7.0', '2025-09-30'],
  ['aws-services/2024.12.0', '2025-06-30'],
  ['atlassian-marketplace/2024.6.0', '2025-06-30'],
] as const;

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'number', 'money', 'percent']);

/** Published programs say of no fact that it can be moved: then every number made of records can. */
function withMovables(program: Program): Program {
  const facts = Object.values(program.facts ?? {});
  if (facts.some(({ actionable }) => actionable)) return program;
  for (const fact of facts) {
    if (NUMBERS.has(fact.type) && fact.from && fact.scope !== 'deal')
      fact.actionable = fact.type === 'money' ? { costPerUnit: 0.001, step: 500 } : { costPerUnit: 1 };
  }
  return program;
}

function load(name: string, asOf: string, partners: number): { program: Program; hash: string; partners: PartnerData[] } {
  const source = readFileSync(new URL(`../rules/${name}.program.json`, import.meta.url));
  const first = parseProgram(source).program;
  const { program, hash } = parseProgram(JSON.stringify(first && withMovables(first)));
  if (!program || hash === undefined) throw new Error(`${name} does not load`);
  const base = generateBase([program], { size: partners, seed: 'paths', asOf });
  if (!base.ok) throw new Error(`${name}: no partners`);
  return { program, hash, partners: [...base.value.partners] as PartnerData[] };
}

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;

interface Times {
  milliseconds: number[];
  moved: number;
}

async function ask({ program, hash, partners }: ReturnType<typeof load>, asOf: string): Promise<Times> {
  const compiled = compileProgram(program, hash);
  const times: Times = { milliseconds: [], moved: 0 };
  for (const partner of partners) {
    for (const track of program.tracks ?? []) {
      for (const tier of track.tiers) {
        const start = performance.now();
        const outcome = await pathTo(compiled, partner, { to: tier.id, track: track.id, asOf, extra: 'ignore' });
        const spent = performance.now() - start;
        if (!outcome.ok) continue;
        // Of a track by group each group is a path of its own.
        for (const path of outcome.value) {
          times.milliseconds.push(spent / outcome.value.length);
          if (path.outcome === 'path') times.moved += 1;
        }
      }
    }
  }
  return times;
}

/** Paths of generated partners to every tier, under the real programs and those made up. */
export async function benchPaths(partners: number): Promise<PathBench> {
  const programs: ProgramBench[] = [];
  const all: number[] = [];
  for (const [name, asOf] of PROGRAMS) {
    const loaded = load(name, asOf, partners);
    await ask({ ...loaded, partners: loaded.partners.slice(0, 5) }, asOf);
    const { milliseconds, moved } = await ask(loaded, asOf);
    milliseconds.sort((a, b) => a - b);
    all.push(...milliseconds);
    programs.push({
      program: name,
      paths: milliseconds.length,
      moved,
      median: quantile(milliseconds, 0.5),
      p95: quantile(milliseconds, 0.95),
    });
  }
  all.sort((a, b) => a - b);
  return { programs, paths: all.length, median: quantile(all, 0.5), p95: quantile(all, 0.95) };
}
