import { ownTurns, type ReuseTold, type SnapshotFile } from '@tierwright/bases';
import { type CompiledProgram, type Decision, decide } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import {
  compiledOf,
  type ImpactReport,
  impactReport,
  mergeImpact,
  runChanges,
  type SnapshotQuestion,
  type Versions,
} from '@tierwright/simulation';
import type { BaseFolder } from '../base/open-base.ts';
import { Failure } from '../failures/failure.ts';
import type { ProgramFile } from '../files/program-file.ts';
import { AssumedNotices } from './assumed-notices.ts';
import type { BaseSource } from './base-source.ts';
import { FewPartners } from './few-partners.ts';
import { FolderShards } from './folder-shards.ts';
import { itemsPart, mayHaveLeads, partnersIn } from './items-of.ts';
import { type Answered, type Asked, type Questions, questionsOf } from './questions.ts';
import { SnapshotSource, saveSnapshot } from './snapshot-file.ts';
import type { EveryChange } from './write-report.ts';

export interface SimulationInput {
  baseline: ProgramFile;
  candidate: ProgramFile;
  /** A folder, or a snapshot, which stays open. */
  base: BaseFolder | SnapshotFile;
  /** Dates of the decisions. */
  dates: Omit<SnapshotQuestion, 'base'>;
  /** Partners to be explained, whether or not their tier changes. */
  partners: readonly string[];
  /** What runs beside the partners: lines of a file of items. */
  items?: { readonly file: string; readonly lines: readonly string[] };
  /** Whether notices are told of partners without memberships too. */
  notices: boolean;
  /** Where the base is kept as a snapshot. What an older one there has is taken over. */
  save?: string;
  asked: Asked;
  /** Told the result while the base is at hand: everyone whose tier changes is explained when it is asked. */
  tell?: (result: SimulationResult, every: EveryChange) => Promise<void>;
  progress: (done: number) => void;
  /** Ends the run with its reason. */
  signal: AbortSignal;
}

/** A partner decided under both versions, with the traces. */
export interface TracedPartner {
  title?: string;
  before: Decision;
  after: Decision;
}

export interface SimulationResult extends Answered {
  report: ImpactReport;
  traced: TracedPartner[];
  /** What was taken over, where a snapshot was saved in the place of an older one. */
  reused?: ReuseTold;
}

function traced(partner: PartnerData, { baseline, candidate }: Versions, { from: _, ...dates }: SimulationInput['dates']): TracedPartner {
  const decided = (compiled: CompiledProgram): Decision => {
    const outcome = decide(compiled, partner, { ...dates, trace: true, extra: 'ignore' });
    if (!outcome.ok) throw new Failure('TW404', `Partner ${partner.id} cannot be decided.`, { problems: outcome.problems });
    return outcome.value;
  };
  return { ...(partner.title === undefined ? {} : { title: partner.title }), before: decided(baseline), after: decided(candidate) };
}

/** Partners that are put into columns at once. */
const SHARD = 10_000;
/** The same in a file: threads take whole shards. */
const SAVED_SHARD = 100_000;

interface Source {
  readonly source: BaseSource;
  /** What partners without memberships are told; where that is asked for. */
  readonly notices: AssumedNotices | undefined;
  /** All partners, where something asks for them. */
  readonly few: FewPartners | undefined;
}

/** Whether it is a base in files; else it is a snapshot. */
export const isFolder = (base: BaseFolder | SnapshotFile): base is BaseFolder => 'folder' in base;

function sourceOf(input: SimulationInput, versions: Versions, isKept: boolean): Source {
  const { base, dates, partners, items, save, signal } = input;
  const lines = items?.lines ?? [];
  const given = partnersIn(lines);
  const wanted = new Set([...partners, ...given]);
  const notices = input.notices ? new AssumedNotices({ versions, day: dates.asOf, lines, given }) : undefined;
  const shard = isKept || save !== undefined ? SAVED_SHARD : SHARD;
  const few = mayHaveLeads(lines) ? new FewPartners() : undefined;
  if (isFolder(base)) {
    const each = (partner: PartnerData) => {
      notices?.add(partner);
      few?.add(partner);
    };
    const older = save === undefined ? {} : { older: save };
    const asked = { question: dates, wanted, each, signal, shard, isKept: isKept || save !== undefined, ...older };
    return { source: new FolderShards(base, versions, asked), notices, few };
  }
  if (wanted.size > 0 || notices)
    throw new Failure('TW108', 'A snapshot has no records: --partner, --items and --notices need the base itself.', {
      suggestion: 'Name the folder of the base.',
    });
  const source = new SnapshotSource(base, { baseline: input.baseline, candidate: input.candidate, days: dates });
  return { source, notices, few };
}

/** Decides every partner of a base under both versions, and answers what is asked besides. Throws a Failure. */
export async function runSimulation(input: SimulationInput): Promise<SimulationResult> {
  const { dates, asked } = input;
  const versions: Versions = { baseline: compiledOf(input.baseline), candidate: compiledOf(input.candidate) };
  const questions = questionsOf(asked, versions, dates);
  const { source, notices, few } = sourceOf(input, versions, questions.isAny || input.tell !== undefined);
  return await simulated(input, { versions, source, notices, few, questions });
}

interface Means extends Source {
  readonly versions: Versions;
  readonly questions: Questions;
}

async function simulated(input: SimulationInput, { versions, source, notices, few, questions }: Means): Promise<SimulationResult> {
  const { dates, partners, items, save, progress, signal } = input;
  const watch = { progress, signal, pause: ownTurns() };
  const decided = await source.decided(watch);
  const missing = partners.find((id) => !source.found.has(id));
  if (missing !== undefined) throw new Failure('TW405', `There is no partner ${missing} in ${nameOf(input)}.`, { file: nameOf(input) });
  const told = { partners: source.found, all: few?.all ?? null, day: dates.asOf, assumed: notices !== undefined };
  const running = items && itemsPart({ ...items, ...told }, versions, () => signal.throwIfAborted());
  const report = impactReport(mergeImpact([decided, ...(running ? [running] : []), ...(notices ? [notices.part] : [])]), versions);
  const answers = await questions.answer(() => source.again(), watch);
  if (save !== undefined) await saveSnapshot(save, source.again());
  const result: SimulationResult = {
    report: { ...report, reproduce: report.reproduce && { ...report.reproduce, base: source.hash } },
    traced: partners.map((id) => traced(source.found.get(id) ?? { id }, versions, dates)),
    ...answers,
    ...(source.reused ? { reused: source.reused } : {}),
  };
  await input.tell?.(result, runChanges(source.again(), versions, { signal, pause: watch.pause }));
  return result;
}

/** As it was named on the command line. */
export const nameOf = ({ base }: Pick<SimulationInput, 'base'>): string => (isFolder(base) ? base.folder : base.path);
