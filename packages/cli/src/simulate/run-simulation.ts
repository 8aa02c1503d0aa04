import type { BasePartner } from '@tierwright/bases';
import { type CompiledProgram, compileProgram, type DecideOptions, type Decision, decide } from '@tierwright/engine';
import {
  addPartner,
  type Comparison,
  emptyPart,
  isMove,
  type RateOf,
  ratesOn,
  reportOf,
  type SimulationReport,
  TierOrder,
  turns,
} from '@tierwright/simulation';
import type { BaseFolder } from '../base/open-base.ts';
import { readPartners } from '../base/read-partners.ts';
import { Failure } from '../failures/failure.ts';
import type { ProgramFile } from '../files/program-file.ts';
import { count } from '../terminal/words.ts';

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
  report: SimulationReport;
  /** SHA-256 of what the partners were read from. */
  baseHash: string;
  traced: TracedPartner[];
}

function decideIn(compiled: CompiledProgram, { line, partner }: BasePartner, options: DecideOptions, file: string): Decision {
  const outcome = decide(compiled, partner, options);
  if (outcome.ok) return outcome.value;
  const { problems } = outcome;
  const message = `${file}, line ${line}: partner ${partner.id} cannot be decided, ${count(problems.length, 'problem')}.`;
  throw new Failure('TW404', message, { file, line, problems });
}

/** Decides every partner of a base under both versions. Traces are made only for those whose tier changes. Throws a Failure. */
export async function runSimulation(input: SimulationInput): Promise<SimulationResult> {
  const { baseline, candidate, base, dates, partners, progress, signal } = input;
  const versions = [baseline, candidate].map(({ program, hash }) => compileProgram(program, hash));
  const comparison: Comparison = {
    baseline: baseline.program,
    candidate: candidate.program,
    order: new TierOrder(baseline.program, candidate.program),
  };
  const part = emptyPart();
  const wanted = new Set(partners);
  const traced: TracedPartner[] = [];
  const both = (partner: BasePartner, trace: boolean): Decision[] =>
    versions.map((compiled) => decideIn(compiled, partner, { ...dates, trace, extra: 'ignore' }, base.partnersFile));
  const take = (one: BasePartner) => {
    const { id, title } = one.partner;
    let [before, after] = both(one, wanted.has(id)) as [Decision, Decision];
    if (!before.trace && isMove(before, after)) [before, after] = both(one, true) as [Decision, Decision];
    const rates = [baseline, candidate].map(({ program }) => ratesOn(one.partner, program, dates.asOf)) as [RateOf, RateOf];
    const decided = { ...(title === undefined ? {} : { title }), rates, before, after };
    addPartner(part, comparison, decided);
    if (wanted.delete(id)) traced.push(decided);
  };
  const pause = turns(
    () => performance.now(),
    () => new Promise((resolve) => setImmediate(resolve)),
  );
  const reading = readPartners(base, { versions, signal });
  let next = await reading.next();
  for (; !next.done; next = await reading.next()) {
    for (const partner of next.value) {
      take(partner);
      await pause();
      signal.throwIfAborted();
    }
    progress(part.partners);
  }
  const [missing] = wanted;
  if (missing !== undefined) throw new Failure('TW405', `There is no partner ${missing} in ${base.folder}.`, { file: base.folder });
  return { report: reportOf(part, comparison), baseHash: next.value, traced };
}
