import type { Located } from '../problems/located.ts';
import type { Problem } from '../problems/problem.ts';
import type { Finding } from '../source/finding.ts';
import { MAX_PROBLEMS } from '../source/limits.ts';
import { positionAt } from '../source/line-starts.ts';
import { locate } from '../source/locate.ts';
import type { SourceDocument } from '../source/source-document.ts';

/** A finding of the reader with the line and column of its offset. */
export function placeFinding({ offset, at: _, ...finding }: Finding, lineStarts: readonly number[]): Problem {
  return { ...finding, ...positionAt(lineStarts, offset) };
}

/** A finding with the line and column of what its pointer means. */
export function placeLocated({ at, ...finding }: Located, document: SourceDocument): Problem {
  const { line, column } = locate(document, finding.pointer, at);
  return { ...finding, line, column };
}

const byPlace = (a: Problem, b: Problem) =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

const tooMany = (count: number): Problem => ({
  code: 'PDL199',
  severity: 'warning',
  pointer: '',
  line: 1,
  column: 1,
  message: `There are more problems than the ${count} that are listed.`,
});

/** In the order of the text; of more than are listed, errors come before warnings and advice. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  if (problems.length <= MAX_PROBLEMS) return [...problems].sort(byPlace);
  const errors = problems.filter(({ severity }) => severity === 'error').sort(byPlace);
  const others = problems.filter(({ severity }) => severity !== 'error').sort(byPlace);
  const listed = [...errors, ...others].slice(0, MAX_PROBLEMS);
  return [...listed.sort(byPlace), tooMany(listed.length)];
}
