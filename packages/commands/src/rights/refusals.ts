import type { Problem } from '@tierwright/program';
import { COMMAND_CODES, type CommandCode } from '../command/codes.ts';
import type { Failure } from '../command/failure.ts';

const failure = (status: Failure['status'], code: CommandCode, title: string, message: string, expected?: string): Failure => {
  const problem: Problem = { code, severity: 'error', pointer: '', message, ...(expected === undefined ? {} : { expected }) };
  return { status, code, title, problems: [problem] };
};

/** 403: no role of the caller may. */
export function forbidden(message = 'None of your roles may do this.', expected?: string): Failure {
  return failure(403, 'CMD101', COMMAND_CODES.CMD101.title, message, expected);
}

/** 404: there is no such thing, or none that the caller may know of; both answers are the same. */
export function notFound(what = 'thing'): Failure {
  return failure(404, 'CMD102', COMMAND_CODES.CMD102.title, `There is no such ${what}.`);
}
