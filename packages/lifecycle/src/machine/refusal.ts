import type { Problem } from '@tierwright/program';
import type { RefusalCode } from './refusal-codes.ts';

/** A step that is not taken: why, what of the message was wrong, and what to do. The item stays as it was. */
export function refusal(code: RefusalCode, message: string, at: { pointer?: string; value?: unknown; expected?: string } = {}): Problem {
  return {
    code,
    severity: 'error',
    pointer: at.pointer ?? '',
    message,
    ...(at.value === undefined ? {} : { value: at.value }),
    ...(at.expected === undefined ? {} : { expected: at.expected }),
  };
}
