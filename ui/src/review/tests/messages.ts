import type { TestResult } from '@tierwright/engine';
import type { Problem } from '@tierwright/program';

/** `number` is that of the edition, where there are several. */
export interface TestsAsked {
  readonly number: number;
  readonly text: string;
}

/** What a case of a test decided, in sentences. */
export interface ToldCase {
  readonly case: string;
  readonly sentences: readonly string[];
}

/** How one test came out; what its cases decided is told where one fails. */
export interface ToldTest extends TestResult {
  readonly told: readonly ToldCase[];
  /** It fails, and so many fail before it that why is not told. */
  readonly isReasonLeftOut?: true;
  /** It compares nothing, so it cannot fail. */
  readonly comparesNothing?: true;
}

/** How the tests of a document came out; null where it has errors, which are told. */
export interface TestsSaid {
  readonly number: number;
  readonly results: readonly ToldTest[] | null;
  readonly errors: readonly Problem[];
}
