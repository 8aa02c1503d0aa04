import type { Json } from '@tierwright/program';

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

/** A member of an object that is its own. */
export const memberOf = (value: Json | undefined, key: string): Json | undefined =>
  isMembers(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** A text; undefined of what is none. */
export const stringOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** A text; the empty one of what is none. */
export const textOf = (value: Json | undefined): string => stringOf(value) ?? '';

/** The id of `{ "fact": id }`. */
export const factRef = (value: Json | undefined): string | undefined => stringOf(memberOf(value, 'fact'));

/** The texts of a list of texts. */
export const textsOf = (value: Json | undefined): string[] => itemsOf(value).filter((item) => typeof item === 'string');

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
