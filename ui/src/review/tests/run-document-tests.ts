import { runTests } from '@tierwright/engine';
import { parseProgram } from '@tierwright/program';
import type { TestsSaid } from './messages.ts';

/** Runs the tests that a document carries, as the service does when a review is asked for. */
export function runDocumentTests(text: string): TestsSaid {
  const { problems, program } = parseProgram(text);
  const errors = problems.filter(({ severity }) => severity === 'error');
  return { results: program && errors.length === 0 ? runTests(program) : null, errors };
}
