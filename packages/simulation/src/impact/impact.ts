import type { CompiledProgram } from '@tierwright/engine';
import { RUNNING_SECTIONS, type RunningImpact, runningParts } from '../in-flight/running-impact.ts';
import { versionsSteps } from '../outcome/decide-version.ts';
import type { VersionOutcome } from '../outcome/version-outcome.ts';
import type { Comparison } from '../report/simulation-part.ts';
import { TierOrder } from '../report/tier-order.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { finish, type Steps } from '../steps/steps.ts';
import { moves } from './moves/moves.ts';
import type { DecidedShard, Section } from './section.ts';
import { undecided } from './undecided/undecided.ts';

/** The parts of the report, each in a folder of its own. */
const SECTIONS = { moves, undecided, ...RUNNING_SECTIONS };
type Sections = typeof SECTIONS;
type PartOf<S> = S extends Section<infer Part, infer _> ? Part : never;
type ToldOf<S> = S extends Section<infer _, infer Told> ? Told : never;

/** What simulating some partners gave: plain JSON, and parts add up. */
export interface ImpactPart {
  /** Partners that were decided. */
  partners: number;
  sections: { [Name in keyof Sections]: PartOf<Sections[Name]> };
}

/** What a candidate version does to a base of partners, compared with a baseline version. */
export type ImpactReport = { partners: number } & { [Name in keyof Sections]: ToldOf<Sections[Name]> };

/** The two versions of a simulation. */
export interface Versions {
  readonly baseline: CompiledProgram;
  readonly candidate: CompiledProgram;
}

export const comparisonOf = ({ baseline, candidate }: Versions): Comparison => ({
  baseline: baseline.program,
  candidate: candidate.program,
  order: new TierOrder(baseline.program, candidate.program),
});

type AnySection = Section<unknown, unknown>;

/** The same for each section. */
function each<T>(work: (name: keyof Sections, section: AnySection) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(SECTIONS).map(([name, section]) => [name, work(name as keyof Sections, section as AnySection)]));
}

/** Decides the partners of a snapshot, or of a shard of one, under both versions. */
export const impactOf = (snapshot: Snapshot, versions: Versions): ImpactPart => finish(impactSteps(snapshot, versions));

/** The same in steps. */
export function* impactSteps(snapshot: Snapshot, versions: Versions): Steps<ImpactPart> {
  const [before, after] = (yield* versionsSteps(snapshot, [versions.baseline, versions.candidate])) as [VersionOutcome, VersionOutcome];
  const shard: DecidedShard = { snapshot, comparison: comparisonOf(versions), before, after };
  const sections: Record<string, unknown> = {};
  for (const [name, section] of Object.entries<AnySection>(SECTIONS)) {
    yield;
    sections[name] = section.steps ? yield* section.steps(shard) : section.of(shard);
  }
  return { partners: snapshot.count, sections: sections as ImpactPart['sections'] };
}

/** What runs beside the partners of a base, as a part of its own: it adds to those of its shards. */
export function impactOfRunning(running: RunningImpact): ImpactPart {
  const empty = each((_, section) => section.empty()) as ImpactPart['sections'];
  return { partners: 0, sections: { ...empty, ...runningParts(running) } };
}

/** The parts of several shards of one base as one. A partner belongs to one shard only. */
export function mergeImpact(parts: readonly ImpactPart[]): ImpactPart {
  return {
    partners: parts.reduce((sum, { partners }) => sum + partners, 0),
    sections: each((name, section) => section.merge(parts.map(({ sections }) => sections[name]))) as ImpactPart['sections'],
  };
}

/** The report of a part that holds every partner. It does not depend on how partners were cut into shards. */
export function impactReport({ partners, sections }: ImpactPart, versions: Versions): ImpactReport {
  const comparison = comparisonOf(versions);
  const told = each((name, section) => section.tell(sections[name], comparison));
  return { partners, ...told } as ImpactReport;
}
