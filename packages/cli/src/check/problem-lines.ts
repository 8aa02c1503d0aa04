import type { Problem } from '@tierwright/program';
import { excerpt } from '../files/excerpt.ts';
import { nameOf } from '../files/read-bytes.ts';
import type { Style } from '../terminal/style.ts';

const PAINT = { error: 'red', warning: 'yellow', advice: 'cyan' } as const satisfies Record<Problem['severity'], keyof Style>;

const place = (file: string, { line, column }: Problem) => (line === undefined ? nameOf(file) : `${nameOf(file)}:${line}:${column ?? 1}`);

function sourceLines(problem: Problem, text: string, style: Style): string[] {
  if (problem.line === undefined) return [];
  const found = excerpt(text, problem.line, problem.column ?? 1);
  if (!found) return [];
  const number = String(problem.line);
  return [
    `${style.dim(`  ${number} |`)} ${found.line}`,
    `${style.dim(`  ${' '.repeat(number.length)} |`)} ${style[PAINT[problem.severity]](found.mark)}`,
  ];
}

/** A finding as people read it: place, code, message, the source line with a mark, what was expected, what to do. */
export function problemLines(file: string, problem: Problem, text: string | undefined, style: Style): string[] {
  const { severity, code, message, expected, suggestion, pointer } = problem;
  const head = `${style.bold(place(file, problem))}  ${style[PAINT[severity]](`${severity} ${code}`)}  ${message}`;
  const lines = [head, ...(text === undefined ? [] : sourceLines(problem, text, style))];
  if (problem.line === undefined && pointer !== '') lines.push(`  at ${pointer}`);
  if (expected !== undefined) lines.push(`  expected: ${expected}`);
  if (suggestion !== undefined) lines.push(`  ${style.green(suggestion)}`);
  return lines;
}
