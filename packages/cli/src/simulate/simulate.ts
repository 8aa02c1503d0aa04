import { explain } from '@tierwright/engine';
import { openBase } from '../base/open-base.ts';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import { type ProgramFile, readPrograms } from '../files/program-file.ts';
import type { SimulationOutput } from '../output/simulation.ts';
import type { Session } from '../terminal/session.ts';
import { count, shown } from '../terminal/words.ts';
import { explainedLines } from './explained-lines.ts';
import { reportLines } from './report-lines.ts';
import { reportMarkdown } from './report-markdown.ts';
import { reproduce } from './reproduce.ts';
import { runSimulation, type TracedPartner } from './run-simulation.ts';

export interface SimulateOptions {
  base: string;
  asOf?: string;
  parametersAsOf?: string;
  asKnownOn?: string;
  partner?: string[];
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

/** `tierwright simulate` */
export async function simulate(files: readonly [string, string], options: SimulateOptions, session: Session): Promise<ExitCode> {
  const [baseline, candidate] = await readPrograms(files, session);
  const base = await openBase(options.base);
  const { parametersAsOf, asKnownOn, partner = [] } = options;
  const { programs, size } = base.manifest;
  const asOf = options.asOf ?? base.manifest.asOf;
  if (asOf === undefined)
    throw new Failure('TW104', `${options.base} does not say of which day it is.`, { suggestion: 'Add --as-of YYYY-MM-DD.' });
  const dates = {
    asOf,
    ...(parametersAsOf === undefined ? {} : { parametersAsOf }),
    ...(asKnownOn === undefined ? {} : { asKnownOn }),
  };
  if (programs && !programs.some(({ program }) => program === baseline.program.program || program === candidate.program.program)) {
    session.remark(`Note: ${options.base} was made for another program; facts without records count as none.`);
  }
  const of = size === undefined ? '' : ` of ${shown(size)}`;
  const result = await runSimulation({
    baseline,
    candidate,
    base,
    dates,
    partners: partner,
    signal: session.stopping(),
    progress: (done) => session.progress(`${shown(done)}${of} partners decided …`),
  });
  session.progress('');
  const output: SimulationOutput = {
    ...result.report,
    explained: result.traced.map((one) => explained(one, baseline, candidate)),
    reproduce: reproduce(result.report, { baseline, candidate, base, dates, partners: partner }),
  };
  if (session.json) session.printJson(output);
  else if (options.format === 'markdown') session.print(reportMarkdown(output).join('\n'));
  else {
    const { style } = session;
    const versions = [baseline.program, candidate.program] as const;
    session.print([...reportLines(output, style), ...explainedLines(output, versions, style)].join('\n'));
    if (output.changes.changed > 0 && partner.length === 0)
      session.remark(`  ${count(output.changes.changed, 'partner')} changed; --partner ID explains one, --json lists all.`);
  }
  return EXIT.fine;
}
