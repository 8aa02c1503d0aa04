import { ApplicationFailure } from '@temporalio/common';
import type { Failure } from '@tierwright/commands';

const isFailure = (value: unknown): value is Failure =>
  typeof value === 'object' && value !== null && 'code' in value && 'status' in value && 'title' in value;

/** Thrown by activities: the command was refused. */
export class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.code} ${failure.title}`);
    this.failure = failure;
  }
}

/**
 * What is told to the workflow of an error. Histories hold no data, so a text that we did not write ourselves stays in the
 * log of the worker. What is wrong with the input is wrong however often it is tried; a database that is away is not.
 */
export function failureOf(error: unknown): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error;
  const failure = error instanceof Refused ? error.failure : isFailure(error) ? error : undefined;
  if (failure) {
    const nonRetryable = failure.status !== 503 && failure.status !== 429 && failure.status !== 409;
    return ApplicationFailure.create({ type: failure.code, message: failure.title, nonRetryable });
  }
  const name = error instanceof Error ? error.name : 'Error';
  return ApplicationFailure.create({ type: name, message: 'It failed; the log of the worker says why.', nonRetryable: false });
}
