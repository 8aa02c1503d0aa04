import { type CompiledProgram, compileProgram, type DecideOptions, type Decision, decide } from '@tierwright/engine';
import { problemLines } from '../check/problem-lines.ts';
import { Failure } from '../failures/failure.ts';
import { type PartnerFile, placeInPartner, readPartner } from '../files/partner-file.ts';
import { type ProgramFile, readProgram } from '../files/program-file.ts';
import { nameOf, STANDARD_INPUT } from '../files/read-bytes.ts';
import type { Session } from '../terminal/session.ts';
import { count } from '../terminal/words.ts';

/** Options of `decide` and `explain`. */
export interface DecisionOptions {
  partner: string;
  asOf: string;
  parametersAsOf?: string;
  asKnownOn?: string;
  ignoreExtra?: boolean;
}

export interface DecidedFile {
  program: ProgramFile;
  partner: PartnerFile;
  decision: Decision;
}

const engineOptions = ({ asOf, parametersAsOf, asKnownOn, ignoreExtra }: DecisionOptions): DecideOptions => ({
  asOf,
  ...(parametersAsOf === undefined ? {} : { parametersAsOf }),
  ...(asKnownOn === undefined ? {} : { asKnownOn }),
  ...(ignoreExtra ? { extra: 'ignore' } : {}),
  trace: true,
});

function decideOrFail(compiled: CompiledProgram, partner: PartnerFile, options: DecisionOptions, session: Session): Decision {
  const outcome = decide(compiled, partner.partner, engineOptions(options));
  const problems = placeInPartner(partner, outcome.problems);
  if (!outcome.ok) {
    const { file } = partner;
    throw new Failure('TW303', `${nameOf(file)} cannot be decided: ${count(problems.length, 'problem')}.`, { file, problems });
  }
  for (const problem of problems) {
    session.remark(problemLines(partner.file, problem, partner.document.text, session.remarkStyle).join('\n'));
  }
  return outcome.value;
}

/** Reads a program and a partner and decides, with the trace. Throws a Failure. */
export async function decideFile(file: string, options: DecisionOptions, session: Session): Promise<DecidedFile> {
  if (file === STANDARD_INPUT && options.partner === STANDARD_INPUT) {
    throw new Failure('TW206', 'Standard input (-) is named twice; it can be read once.');
  }
  const program = await readProgram(file, session);
  const partner = await readPartner(options.partner, session);
  return { program, partner, decision: decideOrFail(compileProgram(program.program, program.hash), partner, options, session) };
}
