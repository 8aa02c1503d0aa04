import { type CompiledProgram, compileProgram, type DecideOptions, type Decision, decide } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type ImpactReport, impactReport, runImpact, type Versions } from '@tierwright/simulation';
import type { BaseFolder } from '../base/open-base.ts';
import { Failure } from '../failures/failure.ts';
import type { ProgramFile } from '../files/program-file.ts';
import { FolderShards } from './folder-shards.ts';
import { ownTurns } from './own-turns.ts';

export interface SimulationInput {
  baseline: ProgramFile;
  candidate: ProgramFile;
  base: BaseFolder;
  /** Dates of the decisions. */
  dates: Pick<DecideOptions, 'asOf' | 'parametersAsOf' | 'asKnownOn'>;
  /** Partners to be explained, whether or not their tier changes. */
  partners: readonly string[];
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

export interface SimulationResult {
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

/** Decides every partner of a base under both versions. Throws a Failure. */
export async function runSimulation(input: SimulationInput): Promise<SimulationResult> {
  const { baseline, candidate, base, dates, partners, progress, signal } = input;
  const versions: Versions = {
    baseline: compileProgram(baseline.program, baseline.hash),
    candidate: compileProgram(candidate.program, candidate.hash),
  };
  const shards = new FolderShards(base, versions, { question: dates, wanted: partners, signal });
  const part = await runImpact(shards.read(), versions, { progress, signal, pause: ownTurns() });
  const [missing] = shards.missing;
  if (missing !== undefined) throw new Failure('TW405', `There is no partner ${missing} in ${base.folder}.`, { file: base.folder });
  const report = impactReport(part, versions);
  return {
    // What it was read from is known when all of it was read.
    report: { ...report, reproduce: report.reproduce && { ...report.reproduce, base: shards.hash } },
    traced: shards.found.map((partner) => traced(partner, versions, dates)),
  };
}
