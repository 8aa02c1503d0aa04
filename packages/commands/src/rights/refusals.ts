import type { Failure } from '../command/failure.ts';
import { refuse } from '../command/refuse.ts';

/** 403: no role of the caller may. */
export function forbidden(message = 'None of your roles may do this.', expected?: string): Failure {
  return refuse('CMD101', message, expected === undefined ? {} : { expected }).failure;
}
