import { BaseRefused } from './base-refused.ts';
import type { FoundProblems } from './file-problem.ts';

/** Problems that are listed where nobody says how many. */
export const MOST_PROBLEMS = 1000;

/** Throws BaseRefused (BASE140) where rows are wrong and nobody said that the right ones are enough. */
export function refuseWrong(file: string, { rows: wrong, count, kept }: FoundProblems, rows: 'all' | 'valid'): void {
  const [first] = kept;
  if (wrong === 0 || rows === 'valid') return;
  const where = first ? ` The first: ${first.file}, line ${first.line}: ${first.message}` : '';
  const message = `${wrong === 1 ? 'One row is' : `${wrong.toLocaleString('en-US')} rows are`} wrong.${where}`;
  throw new BaseRefused('BASE140', message, {
    file: first?.file ?? file,
    ...(first ? { line: first.line } : {}),
    problems: kept,
    found: count,
  });
}
