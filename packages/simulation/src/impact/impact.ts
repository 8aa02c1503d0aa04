import { type RunningImpact, runningParts } from '../in-flight/running-impact.ts';
import { summaryOf } from '../report/summary.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { finish, type Steps } from '../steps/steps.ts';
import { comparisonOf, shardSteps, type Versions } from './decided-shard.ts';
import { limitsWithRunning } from './limits/running-measures.ts';
import { eachSection, SECTION_LIST, type SectionParts, type SectionsTold } from './sections.ts';

/** What simulating some partners gave: plain JSON, and parts add up. */
export interface ImpactPart {
  /** Partners that were decided. */
  partners: number;
  sections: SectionParts;
}

/** What a candidate version does to a base of partners, compared with a baseline version. */
export interface ImpactReport extends SectionsTold {
  /** One sentence with the numbers that matter. */
  summary: string;
  partners: number;
}

/** Decides the partners of a snapshot, or of a shard of one, under both versions. */
export const impactOf = (snapshot: Snapshot, versions: Versions): ImpactPart => finish(impactSteps(snapshot, versions));

/** The same in steps. `already`: what other shards gave, where the part is merged with nothing else than that. */
export function* impactSteps(snapshot: Snapshot, versions: Versions, already?: ImpactPart): Steps<ImpactPart> {
  const shard = yield* shardSteps(snapshot, versions);
  const sections: Record<string, unknown> = {};
  for (const [name, section] of SECTION_LIST) {
    yield;
    sections[name] = section.steps ? yield* section.steps(shard, already?.sections[name]) : section.of(shard);
  }
  return { partners: snapshot.count, sections: sections as unknown as SectionParts };
}

/** What runs beside the partners of a base, as a part of its own: it adds to those of its shards. */
export function impactOfRunning(running: RunningImpact): ImpactPart {
  const empty = eachSection((_, section) => section.empty()) as SectionParts;
  return { partners: 0, sections: { ...empty, ...runningParts(running) } };
}

/** The parts of several shards of one base as one. A partner belongs to one shard only. */
export function mergeImpact(parts: readonly ImpactPart[]): ImpactPart {
  return {
    partners: parts.reduce((sum, { partners }) => sum + partners, 0),
    sections: eachSection((name, section) => section.merge(parts.map(({ sections }) => sections[name]))) as SectionParts,
  };
}

/** The report of a part that holds every partner. It does not depend on how partners were cut into shards. */
export function impactReport({ partners, sections }: ImpactPart, versions: Versions): ImpactReport {
  const comparison = comparisonOf(versions);
  const told = eachSection((name, section) => section.tell(sections[name], comparison)) as SectionsTold;
  const { changes, cost } = told;
  const limits = { ...told.limits, limits: limitsWithRunning(told.limits.limits, told) };
  return { summary: summaryOf(partners, changes.changed, cost, changes.tiers, comparison.order), partners, ...told, limits };
}
