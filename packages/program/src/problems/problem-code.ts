import type { Severity } from './problem.ts';

/** What a code stands for: a title, how much it matters, and what to do about it. */
export interface ProblemCode {
  readonly title: string;
  readonly severity: Severity;
  readonly advice: string;
}
