import { compileProgram, type Decision, decide, ENGINE_VERSION } from '@tierwright/engine';
import { LifecycleProgram } from '@tierwright/lifecycle';
import { type Json, type Outcome, type Problem, parseProgram } from '@tierwright/program';
import { addPartner, type Comparison, emptyPart, isMove, ratesOn, reportOf, TierOrder } from '@tierwright/simulation';
import { countPartners, listPartnerIds, type Tx } from '@tierwright/store';
import { loadPartners, partnerUnder } from '../decisions/asked-partners.ts';
import { breathe } from '../decisions/breathe.ts';
import { JobFailed, type JobRun } from './job-run.ts';
import type { SimulationInput } from './simulate-versions.ts';

/** Partners that are read at once: a read keeps the embedded store from everybody else. */
const PAGE = 100;
/** Of the partners who change tier, so many are listed; all of them are counted. */
const MOST_LISTED = 5000;
const MOST_UNDECIDED = 100;

interface Undecided {
  readonly partner: string;
  readonly problems: readonly Problem[];
}

/** Decides partners under both versions, page by page, and reports. A partner that one of them cannot decide is counted apart. */
export async function runSimulation({ service, tenant, job, signal, progress }: JobRun): Promise<Json> {
  const { baseline, candidate, days, partners } = job.input as unknown as SimulationInput;
  const read = <T>(work: (tx: Tx) => Promise<T>) => service.store.read(tenant, work);
  const before = await read((tx) => service.programs.byHash(tx, baseline));
  const after = 'document' in candidate ? ofDraft(candidate.document) : await read((tx) => service.programs.byHash(tx, candidate.hash));
  const versions = [before, after] as const;
  const comparison: Comparison = {
    baseline: before.program,
    candidate: after.program,
    order: new TierOrder(before.program, after.program),
  };
  const part = emptyPart();
  const undecided: Undecided[] = [];
  let failed = 0;
  let looked = 0;
  const total = await read((tx) => countPartners(tx, partners));
  const pause = breathe();
  for (let last: string | undefined; ; ) {
    const { ids, loaded } = await read(async (tx) => {
      const page = await listPartnerIds(tx, partners, last, PAGE);
      return { ids: page, loaded: await loadPartners(tx, versions, page, days.asKnownOn) };
    });
    for (const id of ids) {
      await pause();
      signal.throwIfAborted();
      const files = versions.map((version) => partnerUnder(version, loaded, id, days.asOf));
      const both = (trace: boolean): Outcome<Decision>[] =>
        versions.map(({ compiled }, index) => decide(compiled, files[index] ?? { id }, { ...days, extra: 'ignore', trace }));
      const [first, second] = both(false);
      looked += 1;
      if (!first?.ok || !second?.ok) {
        failed += 1;
        if (undecided.length < MOST_UNDECIDED)
          undecided.push({ partner: id, problems: [first, second].flatMap((one) => (one?.ok === false ? one.problems : [])) });
        continue;
      }
      const traced = isMove(first.value, second.value) ? both(true) : [first, second];
      const [then, now] = traced.map((one) => (one.ok ? one.value : undefined));
      const [file = { id }] = files;
      const rates = [ratesOn(file, before.program, days.asOf), ratesOn(file, after.program, days.asOf)] as const;
      const title = file.title === undefined ? {} : { title: file.title };
      if (then && now) addPartner(part, comparison, { ...title, rates, before: then, after: now });
    }
    progress(looked, Math.max(total, looked));
    last = ids.at(-1);
    if (ids.length < PAGE) break;
  }
  const report = reportOf(part, comparison);
  const shown = { ...report, changes: report.changes.slice(0, MOST_LISTED), undecided: { partners: failed, first: undecided } };
  const version = ({ program, hash }: LifecycleProgram) => ({ program: program.program, version: program.version, hash });
  const reproduce = { baseline: version(before), candidate: version(after), ...days, partners, engineVersion: ENGINE_VERSION };
  return { ...shown, reproduce } as unknown as Json;
}

function ofDraft(document: string): LifecycleProgram {
  const { program, hash } = parseProgram(document);
  if (!program || hash === undefined) throw new JobFailed('CMD503', 'The draft is no program any more.');
  return new LifecycleProgram(compileProgram(program, hash));
}
