import { ApplicationFailure } from '@temporalio/common';
import type { Failure } from '@tierwright/commands';

/** What a command threw that was refused has its failure with it. */
function refusalIn(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('failure' in error)) return undefined;
  const { failure } = error as { readonly failure: unknown };
  return typeof failure === 'object' && failure !== null && 'code' in failure ? (failure as Failure) : undefined;
}

/** Another time it may be done: somebody else was faster, there were too many, or the database was away. */
const FOR_NOW: readonly number[] = [409, 429, 503];

/**
 * What is told to the workflow of an error. Histories hold no data, so a text that we did not write ourselves stays in the
 * log of the worker. What is wrong with the input is wrong however often it is tried; a database that is away is not.
 */
export function failureOf(error: unknown): ApplicationFailure {
  const told = toldOf(error);
  // Where it happened names folders of the machine, and what was deployed there.
  told.stack = '';
  return told;
}

function toldOf(error: unknown): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error;
  const failure = refusalIn(error);
  if (failure) {
    return ApplicationFailure.create({ type: failure.code, message: failure.title, nonRetryable: !FOR_NOW.includes(failure.status) });
  }
  const name = error instanceof Error ? error.name : 'Error';
  return ApplicationFailure.create({ type: name, message: 'It failed; the log of the worker says why.', nonRetryable: false });
}
