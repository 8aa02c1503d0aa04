import type { Problem } from '@tierwright/program';
import { COMMAND_CODES, type CommandCode } from './command-codes.ts';
import type { Failure } from './failure.ts';

/** What a refusal may say besides its code: where in the input, what stood there, what would do. */
interface Details extends Pick<Failure, 'current' | 'retryAfter'> {
  readonly pointer?: string;
  readonly value?: unknown;
  readonly expected?: string;
}

/** The answer of a command that is not done, by its code: one problem, with the status that the code has. */
export function refuse(code: CommandCode, message: string, details: Details = {}): { readonly ok: false; readonly failure: Failure } {
  const { pointer = '', value, expected, current, retryAfter } = details;
  const problem: Problem = {
    code,
    severity: 'error',
    pointer,
    message,
    ...(value === undefined ? {} : { value }),
    ...(expected === undefined ? {} : { expected }),
  };
  return refuseWith(code, [problem], {
    ...(current === undefined ? {} : { current }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

/** The same with problems of the caller's own: those of a document, of an import. */
export function refuseWith(
  code: CommandCode,
  problems: readonly Problem[],
  more: Pick<Failure, 'current' | 'retryAfter'> = {},
): { readonly ok: false; readonly failure: Failure } {
  const { status, title } = COMMAND_CODES[code];
  return { ok: false, failure: { status, code, title, problems, ...more } };
}
