import { type BaseCode, BaseRefused, type FileProblem } from '@tierwright/bases';
import type { Problem } from '@tierwright/program';
import type { FailureCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import { isSystemError, systemFailure } from '../failures/system-failure.ts';

/** What each refusal of a base is to the command; wrong rows are all the same to it. */
const CODES: Partial<Record<BaseCode, FailureCode>> = {
  BASE101: 'TW401',
  BASE102: 'TW402',
  BASE103: 'TW402',
  BASE106: 'TW402',
  BASE107: 'TW408',
};

/** Rows that are no partners are another thing than partners that a program cannot read. */
const wrongRows = ([first]: readonly FileProblem[]): FailureCode => (first?.code.startsWith('PDL') ? 'TW404' : 'TW403');

const problemOf = ({ file, code, message, line, column, value, expected }: FileProblem): Problem => ({
  code,
  severity: 'error',
  pointer: column ?? '',
  message: `${file}: ${message}`,
  line,
  ...(value === undefined ? {} : { value }),
  ...(expected === undefined ? {} : { expected }),
});

/** A refusal of a base, or what the system said, as a failure of the command; what is neither stays as it is. */
export function baseFailure(error: unknown, path: string): unknown {
  if (error instanceof BaseRefused) {
    const { code, message, file, line, problems } = error;
    return new Failure(CODES[code] ?? wrongRows(problems), message, {
      file,
      ...(line === undefined ? {} : { line }),
      problems: problems.map(problemOf),
    });
  }
  return isSystemError(error) ? systemFailure(error, error.path ?? path, 'read') : error;
}
