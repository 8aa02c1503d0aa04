import { compileProgram, pathTo } from '@tierwright/engine';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import { readPartner } from '../files/partner-file.ts';
import { readProgram } from '../files/program-file.ts';
import { STANDARD_INPUT } from '../files/read-bytes.ts';
import type { PathOutput } from '../output/path.ts';
import type { Session } from '../terminal/session.ts';
import { pathLines } from './path-lines.ts';
import { answerOrFail } from './question-failure.ts';

export interface PathOptions {
  partner: string;
  to: string;
  asOf: string;
  track?: string;
  group?: string;
  parametersAsOf?: string;
  asKnownOn?: string;
  ignoreExtra?: boolean;
}

/** `tierwright path`; the answer is no where the tier is out of reach in every group that was asked about. */
export async function printPath(file: string, options: PathOptions, session: Session): Promise<ExitCode> {
  if (file === STANDARD_INPUT && options.partner === STANDARD_INPUT) {
    throw new Failure('TW206', 'Standard input (-) is named twice; it can be read once.');
  }
  const { program, hash } = await readProgram(file, session);
  const partner = await readPartner(options.partner, session);
  const { partner: _file, ignoreExtra, ...question } = options;
  const outcome = await pathTo(compileProgram(program, hash), partner.partner, {
    ...question,
    ...(ignoreExtra ? { extra: 'ignore' } : {}),
  });
  const paths = answerOrFail(outcome, partner, session);
  if (session.json) session.printJson({ paths } satisfies PathOutput);
  else session.print(pathLines(program, paths, partner.partner.title ?? partner.partner.id, session.style).join('\n'));
  return paths.every(({ outcome: one }) => one === 'blocked') ? EXIT.no : EXIT.fine;
}
