import type { Problem } from '@tierwright/program';
import { type ExitCode, FAILURE_CODES, type FailureCode } from './codes.ts';

interface Details {
  file?: string;
  line?: number;
  column?: number;
  suggestion?: string;
  /** The findings behind it, such as the errors of a program. */
  problems?: readonly Problem[];
}

/** Why a command ends early. Thrown to the one place that prints it, since commander's own errors arrive there too. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly details: Details;

  constructor(code: FailureCode, message: string, details: Details = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }

  get exit(): ExitCode {
    return FAILURE_CODES[this.code].exit;
  }
}
