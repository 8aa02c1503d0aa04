import type { Failure } from '@tierwright/commands';
import type { Problem } from '@tierwright/program';
import { API_CODES, type ApiCode } from './api-codes.ts';

/** A failure with any status that HTTP has. */
export type HttpFailure = Omit<Failure, 'status'> & { readonly status: number };

/** A request that is not answered as asked; thrown at the edge only, where a request is taken apart. */
export class RequestRefused extends Error {
  readonly failure: HttpFailure;

  constructor(failure: HttpFailure) {
    super(failure.title);
    this.failure = failure;
  }
}

/** What is wrong, where, with what stood there and what would do. */
export type Details = Pick<Problem, 'value' | 'expected' | 'suggestion'> & { readonly pointer?: string; readonly retryAfter?: number };

/** The refusal of a code. */
export function requestRefused(code: ApiCode, message: string, { pointer = '', retryAfter, ...details }: Details = {}): RequestRefused {
  const { status, title } = API_CODES[code];
  const problem: Problem = { code, severity: 'error', pointer, message, ...details };
  return new RequestRefused({ status, code, title, problems: [problem], ...(retryAfter === undefined ? {} : { retryAfter }) });
}
