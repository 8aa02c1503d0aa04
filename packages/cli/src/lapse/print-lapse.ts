import { compileProgram, lapse } from '@tierwright/engine';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import { readPartner } from '../files/partner-file.ts';
import { readProgram } from '../files/program-file.ts';
import { STANDARD_INPUT } from '../files/read-bytes.ts';
import type { LapseOutput } from '../output/lapse.ts';
import { answerOrFail } from '../path/question-failure.ts';
import type { Session } from '../terminal/session.ts';
import { lapseLines } from './lapse-lines.ts';

export interface LapseOptions {
  partner: string;
  asOf: string;
  horizon?: string;
  asKnownOn?: string;
  ignoreExtra?: boolean;
}

/** `tierwright lapse` */
export async function printLapse(file: string, options: LapseOptions, session: Session): Promise<ExitCode> {
  if (file === STANDARD_INPUT && options.partner === STANDARD_INPUT) {
    throw new Failure('TW206', 'Standard input (-) is named twice; it can be read once.');
  }
  const { program, hash } = await readProgram(file, session);
  const partner = await readPartner(options.partner, session);
  const { partner: _file, ignoreExtra, ...question } = options;
  const outcome = await lapse(compileProgram(program, hash), partner.partner, { ...question, ...(ignoreExtra ? { extra: 'ignore' } : {}) });
  const answer = answerOrFail(outcome, partner, session);
  if (session.json) session.printJson(answer satisfies LapseOutput);
  else session.print(lapseLines(program, answer, partner.partner.title ?? partner.partner.id, session.style).join('\n'));
  return EXIT.fine;
}
