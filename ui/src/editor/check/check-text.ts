import { checkProgram } from '@tierwright/program';
import { problemRange } from '../code/problem-range.ts';
import type { CheckAnswer, CheckAsked } from './messages.ts';

/** Checks a text: where each problem is to be underlined is worked out here too, where the text has been read. */
export function checkText({ number, text }: CheckAsked): CheckAnswer {
  const { problems, document, program, migrated } = checkProgram(text);
  const places = problems.map((problem) => problemRange(problem, text, document ?? null));
  return { number, problems, places, program: program ? (migrated ? program : 'asWritten') : null };
}
