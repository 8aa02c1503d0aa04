import { canonicalize } from '@tierwright/program';

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 300));

/** Where two values differ, a line for each innermost place: what the reference has, and what the row evaluator has. */
export function differences(reference: unknown, row: unknown, path = ''): string[] {
  if (canonicalize(reference ?? null) === canonicalize(row ?? null) && (reference === undefined) === (row === undefined)) return [];
  if (!isBranch(reference) || !isBranch(row) || Array.isArray(reference) !== Array.isArray(row)) {
    return [`${path || '/'}: reference ${text(reference)}, row ${text(row)}`];
  }
  const keys = [...new Set([...Object.keys(reference), ...Object.keys(row)])];
  return keys.flatMap((key) => differences(reference[key], row[key], `${path}/${key}`));
}
