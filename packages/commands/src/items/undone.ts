import type { Failure } from '../command/failure.ts';

/** What the worker asked for was not done, and is to be tried again: the database is away or busy, or the code is wrong. */
export class Undone extends Error {
  readonly failure: Failure;

  constructor(what: string, failure: Failure) {
    super(`${what}: ${failure.problems.map(({ code, message }) => `${code} ${message}`).join('; ')}`);
    this.failure = failure;
  }
}
