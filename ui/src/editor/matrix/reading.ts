import type { Json } from '@tierwright/program';
import type { Path } from '../document/json-edits.ts';

export type JsonObject = { readonly [key: string]: Json };

// A program is read while it is written: any part may be missing or of another kind.

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of an object; none of anything else. */
export const membersOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** The items of a list; none of anything else. */
export const itemsOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

export const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** A member of an object that is its own. */
export const memberOf = (value: Json | undefined, key: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** What stands at a path. */
export function valueAt(value: Json, path: Path): Json | undefined {
  let found: Json | undefined = value;
  for (const key of path) found = typeof key === 'number' ? itemsOf(found)[key] : memberOf(found, key);
  return found;
}

/** The id of `{ "fact": id }`. */
export const factRef = (value: Json | undefined): string | undefined => textOf(memberOf(value, 'fact'));
