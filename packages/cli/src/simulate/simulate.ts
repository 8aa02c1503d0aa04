import { explain } from '@tierwright/engine';
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
import { runSimulation, type TracedPartner } from './run-simulation.ts';
import { isSnapshotFile, SnapshotFile } from './snapshot-file.ts';
import { refuseOldFolder, writeCsv, writeHtml } from './write-report.ts';

export interface SimulateOptions {
  base: string;
  asOf?: string;
  parametersAsOf?: string;
  asKnownOn?: string;
  partner?: string[];
  items?: string;
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

/** The base, and the day that it is of: that of the options, else that which it was made for. Throws a Failure. */
async function openedBase({ base: path, asOf, skipBad = false }: SimulateOptions): Promise<{ base: BaseFolder | string; asOf: string }> {
  if (isSnapshotFile(path)) return { base: path, asOf: asOf ?? (await SnapshotFile.dayOf(path)) };
  const base = await openBase(path, skipBad ? 'valid' : 'all');
  const day = asOf ?? base.manifest.asOf;
  if (day === undefined) throw new Failure('TW104', `${path} does not say of which day it is.`, { suggestion: 'Add --as-of YYYY-MM-DD.' });
  return { base, asOf: day };
}

/** `tierwright simulate` */
export async function simulate(files: readonly [string, string], options: SimulateOptions, session: Session): Promise<ExitCode> {
  const [baseline, candidate] = await readPrograms(files, session);
  if (options.csv !== undefined) await refuseOldFolder(options.csv);
  const { base, asOf } = await openedBase(options);
  const { parametersAsOf, asKnownOn, partner = [], items, saveSnapshot, sweep = [], seek = [], move = [] } = options;
  const { programs, size } = typeof base === 'string' ? {} : base.manifest;
  const dates = {
    asOf,
    ...(parametersAsOf === undefined ? {} : { parametersAsOf }),
    ...(asKnownOn === undefined ? {} : { asKnownOn }),
  };
  if (programs && !programs.some(({ program }) => program === baseline.program.program || program === candidate.program.program)) {
    session.remark(`Note: ${options.base} was made for another program; facts without records count as none.`);
  }
  const of = size === undefined ? '' : ` of ${shown(size)}`;
  const input = {
    ...{ baseline, candidate, base, dates, partners: partner, asked: { sweep, seek, move } },
    ...(items === undefined ? {} : { items: { file: items, lines: await linesOfItems(items) } }),
    ...(saveSnapshot === undefined ? {} : { save: saveSnapshot }),
    signal: session.stopping(),
    progress: (done: number) => session.progress(`${shown(done)}${of} partners decided …`),
  };
  const { report, traced, ...answers } = await runSimulation(input);
  session.progress('');
  if (typeof base !== 'string' && base.leftOut > 0)
    session.remark(`Note: ${count(base.leftOut, 'row')} of ${options.base} left out: wrong.`);
  const output: SimulationOutput = {
    ...report,
    ...answers,
    explained: traced.map((one) => explained(one, baseline, candidate)),
    reproduce: reproduce(report, input),
  };
  const told = { report, baseline: baseline.program, candidate: candidate.program, command: output.reproduce.command };
  if (options.html !== undefined) await writeHtml(options.html, told);
  if (options.csv !== undefined) await writeCsv(options.csv, told);
  if (session.json) session.printJson(output);
  else if (options.format === 'markdown') session.print(reportMarkdown(output, candidate.program).join('\n'));
  else {
    const { style } = session;
    const versions = [baseline.program, candidate.program] as const;
    session.print([...reportLines(output, candidate.program, style), ...explainedLines(output, versions, style)].join('\n'));
    for (const file of [options.html, options.csv, saveSnapshot]) if (file !== undefined) session.remark(`  ${file} written.`);
    if (output.changes.changed > 0 && partner.length === 0)
      session.remark(`  ${count(output.changes.changed, 'partner')} changed; --partner ID explains one, --json lists all.`);
  }
  return EXIT.fine;
}
