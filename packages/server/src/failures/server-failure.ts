import type { ServerCode } from './server-codes.ts';

/** Why a process ends early: one sentence with the offending value, and what to do. Thrown to the one place that prints it. */
export class ServerFailure extends Error {
  override readonly name = 'ServerFailure';
  readonly code: ServerCode;

  constructor(code: ServerCode, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
