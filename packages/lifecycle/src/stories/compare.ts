import { canonicalize, type Json } from '@tierwright/program';
import type { Expected } from './story.ts';

/** Where what came out differs from what was expected. */
export interface Difference {
  /** Dotted, such as `d1.terms.percent`. */
  readonly path: string;
  readonly expected: Json;
  readonly got: Json;
}

/** How an instant is written where a text is expected. */
type Written = (instant: number) => string;

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `a.b.0` in a value: keys with dots come first, as they are. */
function at(value: Json | undefined, path: string): Json | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const own = (value as Record<string, Json>)[path];
  if (own !== undefined) return own;
  const dot = path.indexOf('.');
  if (dot < 0) return Array.isArray(value) && path === 'length' ? value.length : undefined;
  return at((value as Record<string, Json>)[path.slice(0, dot)], path.slice(dot + 1));
}

/** What is expected and is not there. Objects are compared by the keys that are expected, lists one by one. */
export function differences(expected: Expected, got: Json | undefined, path: string, written: Written): Difference[] {
  const differs = (): Difference[] => [
    { path, expected, got: typeof got === 'number' && typeof expected === 'string' ? written(got) : (got ?? null) },
  ];
  if (isObject(expected)) {
    const keys = Object.keys(expected);
    if (keys.length === 1 && keys[0] === 'includes') return included(expected.includes as Json, got, path, written);
    if (got === null || typeof got !== 'object') return differs();
    return keys.flatMap((key) => differences(expected[key] as Json, at(got, key), `${path}.${key}`, written));
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return differs();
    return expected.flatMap((one, index) => differences(one, got[index], `${path}.${index}`, written));
  }
  if (typeof expected === 'string' && typeof got === 'number') return written(got) === expected ? [] : differs();
  // Nothing is there, or it is known to be nothing.
  if (expected === null) return got === null || got === undefined ? [] : differs();
  return got !== undefined && canonicalize(expected) === canonicalize(got) ? [] : differs();
}

/** A part of a text; or of a list, in its order, with others between. */
function included(expected: Json, got: Json | undefined, path: string, written: Written): Difference[] {
  const differs = [{ path, expected: { includes: expected }, got: got ?? null }];
  if (typeof got === 'string') return got.includes(String(expected)) ? [] : differs;
  if (!Array.isArray(got)) return differs;
  let next = 0;
  for (const one of Array.isArray(expected) ? expected : [expected]) {
    const found = got.findIndex((candidate, index) => index >= next && differences(one, candidate, path, written).length === 0);
    if (found < 0) return differs;
    next = found + 1;
  }
  return [];
}
