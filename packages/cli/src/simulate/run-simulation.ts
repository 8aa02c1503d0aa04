import { type CompiledProgram, compileProgram, type DecideOptions, type Decision, decide } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type ImpactReport, impactReport, mergeImpact, runImpact, type Snapshot, type Versions } from '@tierwright/simulation';
import type { BaseFolder } from '../base/open-base.ts';
import { Failure } from '../failures/failure.ts';
import type { ProgramFile } from '../files/program-file.ts';
import type { BaseSource } from './base-source.ts';
import { FolderShards } from './folder-shards.ts';
import { itemsPart, partnersIn } from './items-of.ts';
import { ownTurns } from './own-turns.ts';
import { type Answered, type Asked, questionsOf } from './questions.ts';
import { SnapshotFile, saveSnapshot } from './snapshot-file.ts';

export interface SimulationInput {
  baseline: ProgramFile;
  candidate: ProgramFile;
  /** A folder, or the path of a snapshot. */
  base: BaseFolder | string;
  /** Dates of the decisions. */
  dates: Pick<DecideOptions, 'asOf' | 'parametersAsOf' | 'asKnownOn'>;
  /** Partners to be explained, whether or not their tier changes. */
  partners: readonly string[];
  /** What runs beside the partners: lines of a file of items. */
  items?: { readonly file: string; readonly lines: readonly string[] };
  /** Where the base is kept as a snapshot. */
  save?: string;
  asked: Asked;
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
}

function traced(partner: PartnerData, { baseline, candidate }: Versions, dates: SimulationInput['dates']): TracedPartner {
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

async function sourceOf(
  { base, dates, partners, items, save, signal }: SimulationInput,
  versions: Versions,
  isKept: boolean,
): Promise<BaseSource> {
  const wanted = new Set([...partners, ...partnersIn(items?.lines ?? [])]);
  if (typeof base !== 'string')
    return new FolderShards(base, versions, {
      question: dates,
      wanted,
      signal,
      shard: isKept ? Number.POSITIVE_INFINITY : save === undefined ? SHARD : SAVED_SHARD,
    });
  if (wanted.size > 0)
    throw new Failure('TW108', 'A snapshot has no records: --partner and --items need the base itself.', {
      suggestion: 'Name the folder of the base.',
    });
  return new SnapshotFile(base, { versions: [versions.baseline, versions.candidate], days: dates });
}

/** Decides every partner of a base under both versions, and answers what is asked besides. Throws a Failure. */
export async function runSimulation(input: SimulationInput): Promise<SimulationResult> {
  const { baseline, candidate, dates, partners, items, save, asked, progress, signal } = input;
  const versions: Versions = {
    baseline: compileProgram(baseline.program, baseline.hash),
    candidate: compileProgram(candidate.program, candidate.hash),
  };
  const questions = questionsOf(asked, versions, dates.parametersAsOf ?? dates.asOf);
  const source = await sourceOf(input, versions, questions.isAny);
  const kept: Snapshot[] = [];
  async function* shards(): AsyncGenerator<Snapshot> {
    for await (const shard of source.read()) {
      if (questions.isAny || save !== undefined) kept.push(shard);
      yield shard;
    }
  }
  const watch = { progress, signal, pause: ownTurns() };
  const decided = await runImpact(shards(), versions, watch);
  const missing = partners.find((id) => !source.found.has(id));
  if (missing !== undefined) throw new Failure('TW405', `There is no partner ${missing} in ${nameOf(input)}.`, { file: nameOf(input) });
  const running = items && itemsPart({ ...items, partners: source.found, day: dates.asOf }, versions, () => signal.throwIfAborted());
  const report = impactReport(running ? mergeImpact([decided, running]) : decided, versions);
  const answers = await questions.answer(kept, watch);
  // What it was read from is known when all of it was read.
  const named = kept.map((shard) => ({ ...shard, made: { ...shard.made, base: source.hash } }));
  if (save !== undefined) await saveSnapshot(save, named);
  return {
    report: { ...report, reproduce: report.reproduce && { ...report.reproduce, base: source.hash } },
    traced: partners.map((id) => traced(source.found.get(id) ?? { id }, versions, dates)),
    ...answers,
  };
}

/** As it was named on the command line. */
export const nameOf = ({ base }: Pick<SimulationInput, 'base'>): string => (typeof base === 'string' ? base : base.folder);
