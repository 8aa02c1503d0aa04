import type { Json } from '@tierwright/program';
import type { Path } from '../document/json-edits.ts';

// A document in the editor may say anything: what it should say is read as far as it is there.

export type Members = { readonly [key: string]: Json };

const NOTHING: Members = {};
const NONE: readonly Json[] = [];

export const isMembers = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of an object; none of what is no object. */
export const membersOf = (value: Json | undefined): Members => (isMembers(value) ? value : NOTHING);

/** The items of a list; none of what is no list. */
export const itemsOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : NONE);

export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** The texts of a list of texts. */
export const textsOf = (value: Json | undefined): string[] => itemsOf(value).filter((item) => typeof item === 'string');

/** What stands somewhere in a document; undefined where nothing does. */
export function valueAt(value: Json | undefined, path: Path): Json | undefined {
  let found: Json | undefined = value;
  for (const key of path) {
    if (Array.isArray(found)) found = typeof key === 'number' ? found[key] : undefined;
    else found = isMembers(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return found;
}

/** The JSON pointer of a path (RFC 6901). */
export const pointerOf = (path: Path): string => path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** An id that nobody has yet: `step`, then `step2`, `step3` … */
export function freeId(stem: string, taken: Iterable<string>): string {
  const known = new Set(taken);
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? stem : `${stem}${count}`;
    if (!known.has(id)) return id;
  }
}

/** The ids of a list of named parts. */
export const idsOf = (list: Json | undefined): string[] => itemsOf(list).map((item) => textOf(membersOf(item).id));

/** The title of a named part, or its id where it has none. */
export const titleOf = (part: Json | undefined): string => textOf(membersOf(part).title) || textOf(membersOf(part).id);
