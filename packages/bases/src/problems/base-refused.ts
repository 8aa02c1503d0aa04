import type { Problem } from '@tierwright/program';
import type { BaseCode } from './base-codes.ts';
import type { FileProblem } from './file-problem.ts';

interface Details {
  /** The file that it is about. */
  readonly file: string;
  readonly line?: number;
  /** What was found, the first of it. */
  readonly problems?: readonly FileProblem[];
  /** All that was found. */
  readonly found?: number;
  /** What simulation says of a snapshot (SIM1xx). */
  readonly causes?: readonly Problem[];
}

/** Why a base is not read, or a snapshot not taken. Errors of the system (`ENOENT`) come as they are. */
export class BaseRefused extends Error {
  override readonly name = 'BaseRefused';
  readonly code: BaseCode;
  readonly file: string;
  readonly line: number | undefined;
  readonly problems: readonly FileProblem[];
  readonly found: number;
  readonly causes: readonly Problem[];

  constructor(code: BaseCode, message: string, { file, line, problems = [], found = problems.length, causes = [] }: Details) {
    super(message);
    this.code = code;
    this.file = file;
    this.line = line;
    this.problems = problems;
    this.found = found;
    this.causes = causes;
  }
}
