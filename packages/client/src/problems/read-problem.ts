import { NoAnswerError, ProblemError } from './problem-error.ts';

const isProblem = (value: unknown): value is ConstructorParameters<typeof ProblemError>[0] =>
  value !== null && typeof value === 'object' && 'code' in value && 'status' in value && 'errors' in value;

/** The error that an answer which is no success stands for. */
export async function errorOf(response: Response, idempotencyKey: string | undefined): Promise<ProblemError | NoAnswerError> {
  const text = await response.text();
  try {
    const value: unknown = JSON.parse(text);
    if (isProblem(value)) return new ProblemError(value);
  } catch {
    // Something between answered: what it says is no problem document.
  }
  return new NoAnswerError(`The answer ${response.status} is none of Tierwright's: ${text.slice(0, 200)}`, idempotencyKey);
}
