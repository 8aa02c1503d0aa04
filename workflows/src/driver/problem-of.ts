import { ActivityFailure, ApplicationFailure, rootCause, TimeoutFailure } from '@temporalio/workflow';

/** What went wrong, as code and sentence, without data: it becomes part of the history and of the effect's row. */
export function problemOf(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof ApplicationFailure) return `${cause.type ?? 'failed'}: ${cause.message}`.slice(0, 500);
  if (cause instanceof TimeoutFailure) return 'timeout: It took too long.';
  return (rootCause(error) ?? 'failed').slice(0, 500);
}
