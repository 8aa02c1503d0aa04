import type { TestResult } from '@tierwright/engine';
import type { Problem } from '@tierwright/program';

/** How the tests of a document came out; null where it has errors, which are told. */
export interface TestsSaid {
  readonly results: readonly TestResult[] | null;
  readonly errors: readonly Problem[];
}
