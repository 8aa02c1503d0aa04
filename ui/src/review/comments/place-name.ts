import { toPointer } from '@tierwright/program';
import { stepsOf } from './place.ts';

/** A part of a document that people know by a name. */
export interface NamedPlace {
  readonly pointer: string;
  readonly name: string;
}

/** Between a part and what is in it. */
const IN = ' › ';

const nameOf = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { title, name } = value as { readonly title?: unknown; readonly name?: unknown };
  for (const each of [title, name]) if (typeof each === 'string' && each !== '') return each;
  return null;
};

/** Every part that has a title, in the order of the document: `Partners › Gold`. */
export function namedPlaces(document: unknown): readonly NamedPlace[] {
  const found: NamedPlace[] = [];
  const walk = (value: unknown, path: readonly string[], names: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [step, part] of Object.entries(value)) {
      const at = [...path, step];
      const name = nameOf(part);
      const inside = name === null ? names : [...names, name];
      if (name !== null) found.push({ pointer: toPointer(at), name: inside.join(IN) });
      walk(part, at, inside);
    }
  };
  walk(document, [], []);
  return found;
}

/** What people call a place: the titles on the way to it, then the steps that have none; null for the whole document. */
export function placeName(document: unknown, pointer: string): string | null {
  const names: string[] = [];
  let rest: string[] = [];
  let at: unknown = document;
  for (const step of stepsOf(pointer) ?? [pointer]) {
    at = typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as Record<string, unknown>)[step] : undefined;
    const name = nameOf(at);
    if (name === null) rest.push(step);
    else {
      names.push(name);
      rest = [];
    }
  }
  return names.length + rest.length === 0 ? null : [...names, ...rest].join(IN);
}
