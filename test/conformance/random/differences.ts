import { haveSameBytes } from './same-bytes.ts';

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 300));

const REFERENCE_AND_ROW = ['reference', 'row'] as const;

/** Where two values differ, a line for each innermost place: what the one has, and what the other has. */
export function differences(reference: unknown, row: unknown, path = '', names: readonly [string, string] = REFERENCE_AND_ROW): string[] {
  if (haveSameBytes(reference ?? null, row ?? null) && (reference === undefined) === (row === undefined)) return [];
  if (!isBranch(reference) || !isBranch(row) || Array.isArray(reference) !== Array.isArray(row)) {
    return [`${path || '/'}: ${names[0]} ${text(reference)}, ${names[1]} ${text(row)}`];
  }
  const keys = [...new Set([...Object.keys(reference), ...Object.keys(row)])];
  return keys.flatMap((key) => differences(reference[key], row[key], `${path}/${key}`, names));
}
