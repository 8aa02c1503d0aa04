import type { SnapshotFile } from '@tierwright/bases';
import { explain } from '@tierwright/engine';
import type { PeriodUnit } from '@tierwright/facts';
import type { Told } from '@tierwright/simulation';
import { type BaseFolder, openBase } from '../base/open-base.ts';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import { type ProgramFile, readPrograms } from '../files/program-file.ts';
import type { SimulationOutput } from '../output/simulation.ts';
import type { Session } from '../terminal/session.ts';
import { count, shown } from '../terminal/words.ts';
import { explainedLines } from './explained-lines.ts';
import { linesOfItems } from './items-of.ts';
import { reportLines } from './report-lines.ts';
import { reportMarkdown } from './report-markdown.ts';
import { reproduce } from './reproduce.ts';
import { reuseLine } from './reuse-line.ts';
import { isFolder, runSimulation, type SimulationInput, type SimulationResult, type TracedPartner } from './run-simulation.ts';
import { isSnapshotFile, openSnapshot } from './snapshot-file.ts';
import { type EveryChange, refuseOldFolder, writeCsv, writeHtml } from './write-report.ts';

export interface SimulateOptions {
  base: string;
  asOf?: string;
  from?: string;
  to?: string;
  step?: PeriodUnit;
  attribute?: boolean;
  parametersAsOf?: string;
  asKnownOn?: string;
  partner?: string[];
  items?: string;
  notices?: boolean;
  sweep?: string[];
  seek?: string[];
  move?: string[];
  saveSnapshot?: string;
  html?: string;
  csv?: string;
  skipBad?: boolean;
  format: 'text' | 'markdown';
}

const explained = ({ title, before, after }: TracedPartner, baseline: ProgramFile, candidate: ProgramFile) => {
  const named = title === undefined ? {} : { partnerTitle: title };
  return {
    partner: before.partner,
    ...(title === undefined ? {} : { title }),
    before: explain(before, baseline.program, named),
    after: explain(after, candidate.program, named),
  };
};

interface Opened {
  readonly base: BaseFolder | SnapshotFile;
  readonly asOf: string;
  readonly from?: string;
}

/** The last day that is asked about, and the first one of a range. Throws a Failure (TW108). */
function daysAsked({ asOf, to, from }: SimulateOptions): { asOf?: string; from?: string } {
  if (asOf !== undefined && to !== undefined && asOf !== to)
    throw new Failure('TW108', '--to is the last day of a range, and --as-of too.');
  const last = asOf ?? to;
  return { ...(last === undefined ? {} : { asOf: last }), ...(from === undefined ? {} : { from }) };
}

/** What is asked of a range needs one, and one that has days. Throws a Failure (TW108). */
function checkRange({ to, step, partner }: SimulateOptions, { asOf, from }: Opened): void {
  if (from === undefined && (to !== undefined || step !== undefined))
    throw new Failure('TW108', `${to === undefined ? '--step' : '--to'} belongs to a range of days.`, { suggestion: 'Add --from.' });
  if (from === undefined) return;
  if (from > asOf) throw new Failure('TW108', `The range begins on ${from} and ends on ${asOf}.`, { suggestion: 'Add --to.' });
  if (partner !== undefined)
    throw new Failure('TW108', '--partner explains one day, --from asks for a range of days.', { suggestion: 'Keep one of them.' });
}

/** The base, and the days that it is asked about: those of the options, else those which it was made for. Throws a Failure. */
async function openedBase(options: SimulateOptions): Promise<Opened> {
  const { base: path, skipBad = false } = options;
  const { asOf, from } = daysAsked(options);
  const range = (first: string | undefined) => (first === undefined ? {} : { from: first });
  if (isSnapshotFile(path)) {
    const file = await openSnapshot(path);
    return { base: file, asOf: asOf ?? file.made.asOf, ...range(from ?? file.made.from) };
  }
  const base = await openBase(path, skipBad ? 'valid' : 'all');
  const day = asOf ?? base.manifest.asOf;
  if (day === undefined) throw new Failure('TW104', `${path} does not say of which day it is.`, { suggestion: 'Add --as-of YYYY-MM-DD.' });
  return { base, asOf: day, ...range(from) };
}

/** What lists those whose tier changes. */
const listing = ({ changed, listed }: SimulationOutput['changes']): string =>
  listed === changed ? '--json lists all' : `--json lists ${shown(listed)} of them, --csv all`;

/** `tierwright simulate` */
export async function simulate(files: readonly [string, string], options: SimulateOptions, session: Session): Promise<ExitCode> {
  const [baseline, candidate] = await readPrograms(files, session);
  if (options.csv !== undefined) await refuseOldFolder(options.csv);
  const opened = await openedBase(options);
  try {
    return await simulated({ baseline, candidate, opened }, options, session);
  } finally {
    if (!isFolder(opened.base)) await opened.base.close();
  }
}

interface Asked extends Pick<SimulationInput, 'baseline' | 'candidate'> {
  readonly opened: Opened;
}

async function simulated({ baseline, candidate, opened }: Asked, options: SimulateOptions, session: Session): Promise<ExitCode> {
  checkRange(options, opened);
  const { base, ...days } = opened;
  const {
    parametersAsOf,
    asKnownOn,
    partner = [],
    items,
    notices = false,
    saveSnapshot,
    sweep = [],
    seek = [],
    move = [],
    step = 'quarter',
    attribute = false,
  } = options;
  if (notices && asKnownOn !== undefined)
    throw new Failure('TW108', '--notices tells what holds now, --as-known-on asks for what was known.', {
      suggestion: 'Keep one of them.',
    });
  const { programs, size } = isFolder(base) ? base.manifest : {};
  const dates = {
    ...days,
    ...(parametersAsOf === undefined ? {} : { parametersAsOf }),
    ...(asKnownOn === undefined ? {} : { asKnownOn }),
  };
  if (programs && !programs.some(({ program }) => program === baseline.program.program || program === candidate.program.program)) {
    session.remark(`Note: ${options.base} was made for another program; facts without records count as none.`);
  }
  const of = size === undefined ? '' : ` of ${shown(size)}`;
  const input = {
    ...{ baseline, candidate, base, dates, notices, partners: partner, asked: { sweep, seek, move, step, attribute } },
    ...(items === undefined ? {} : { items: { file: items, lines: await linesOfItems(items) } }),
    ...(saveSnapshot === undefined ? {} : { save: saveSnapshot }),
    signal: session.stopping(),
    progress: (done: number) => session.progress(`${shown(done)}${of} partners decided …`),
  };
  const toldOf = ({ report, traced: _, reused: __, ...answers }: SimulationResult): Told => ({
    ...{ report, baseline: baseline.program, candidate: candidate.program, command: reproduce(report, input).command },
    ...answers,
  });
  const { csv } = options;
  const tell = csv === undefined ? {} : { tell: (result: SimulationResult, every: EveryChange) => writeCsv(csv, toldOf(result), every) };
  const result = await runSimulation({ ...input, ...tell });
  const { report, traced, reused, ...answers } = result;
  session.progress('');
  if (reused && saveSnapshot !== undefined) session.remark(reuseLine(saveSnapshot, reused));
  if (isFolder(base) && base.leftOut > 0) session.remark(`Note: ${count(base.leftOut, 'row')} of ${options.base} left out: wrong.`);
  const output: SimulationOutput = {
    ...report,
    ...answers,
    explained: traced.map((one) => explained(one, baseline, candidate)),
    reproduce: reproduce(report, input),
  };
  if (options.html !== undefined) await writeHtml(options.html, toldOf(result));
  if (session.json) session.printJson(output);
  else if (options.format === 'markdown') session.print(reportMarkdown(output, candidate.program).join('\n'));
  else {
    const { style } = session;
    const versions = [baseline.program, candidate.program] as const;
    session.print([...reportLines(output, candidate.program, style), ...explainedLines(output, versions, style)].join('\n'));
    for (const file of [options.html, csv, saveSnapshot]) if (file !== undefined) session.remark(`  ${file} written.`);
    if (output.changes.changed > 0 && partner.length === 0)
      session.remark(`  ${count(output.changes.changed, 'partner')} changed; --partner ID explains one, ${listing(output.changes)}.`);
  }
  return EXIT.fine;
}
