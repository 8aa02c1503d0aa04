import type { Json } from '@tierwright/program';
import type { Path } from '../document/json-edits.ts';

const isAround = (value: Json | undefined): value is { [key: string]: Json } => typeof value === 'object' && value !== null;

/** Whether two states of a document, whose unchanged parts are the same objects, are the same but for what stands at a path. */
export function differsOnlyAt(one: Json | undefined, other: Json | undefined, [token, ...rest]: Path): boolean {
  if (one === other || token === undefined) return true;
  if (!isAround(one) || !isAround(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => (key === String(token) ? differsOnlyAt(one[key], other[key], rest) : one[key] === other[key]))
  );
}
