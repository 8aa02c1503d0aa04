import type { Problem } from './problem.ts';

/**
 * A finding before its place in the text is looked up. `at: 'key'` puts it at the key that the pointer ends with, the
 * default at the value; where the pointer leads nowhere, at the nearest part of the document that exists.
 */
export interface Located extends Omit<Problem, 'line' | 'column'> {
  at?: 'key' | 'value';
}
