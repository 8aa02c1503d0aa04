import type { SourceDocument } from '@tierwright/program';

type Spot = SourceDocument['root'];

/** Where something stands in a text: offsets in UTF-16 code units, `end` is the first one after it. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * A part of a text, placed from the beginning of the part around it: where a part changes its length, those after it in the same
 * object or list are moved, and nothing inside them.
 */
export interface Part {
  from: number;
  length: number;
  /** Null until somebody asks for it. */
  inner: Inner[] | null;
  /** As it was read: what `inner` is made of. */
  readonly spot: Spot;
}

/** A member of an object, with where its key begins, or an item of a list: then its name is null. */
interface Inner {
  readonly name: string | null;
  key: number;
  part: Part;
}

/** A part on the way to a place; `at` is where it begins in the text, `index` its place in the part before it. */
export interface Step {
  readonly part: Part;
  readonly at: number;
  readonly index: number;
}

export const partOf = (spot: Spot, from: number): Part => ({ from, length: spot.end - spot.start, inner: null, spot });

/** Whether it is an object or a list. */
const holdsParts = ({ spot: { members, items } }: Part): boolean => members !== undefined || items !== undefined;

function innerOf(part: Part): readonly Inner[] {
  const { spot } = part;
  part.inner ??= [
    ...(spot.members ?? []).map(({ name, key, value }) => ({ name, key: key - spot.start, part: partOf(value, value.start - spot.start) })),
    ...(spot.items ?? []).map((item) => ({ name: null, key: item.start - spot.start, part: partOf(item, item.start - spot.start) })),
  ];
  return part.inner;
}

/** The parts around a place, from the outermost: a text or number also where it is touched, an object or list between its brackets. */
export function stepsAround(root: Part, { start, end }: Place): readonly Step[] {
  const steps: Step[] = [{ part: root, at: root.from, index: 0 }];
  for (;;) {
    const { part, at } = steps.at(-1) as Step;
    const index = innerOf(part).findIndex(({ part: inner }) => {
      const margin = holdsParts(inner) ? 1 : 0;
      return at + inner.from + margin <= start && end <= at + inner.from + inner.length - margin;
    });
    const found = innerOf(part)[index];
    if (!found) return steps;
    steps.push({ part: found.part, at: at + found.part.from, index });
  }
}

/** The name of a part in the one around it, or its index. */
export const tokenOf = (around: Part, { index }: Step): string | number => innerOf(around)[index]?.name ?? index;

/** Puts another part in the place of the last step, and moves what stands after it. */
export function replacePart(steps: readonly Step[], spot: Spot, growth: number): void {
  for (let depth = steps.length - 1; depth > 0; depth -= 1) {
    const [around, { part, index }] = [(steps[depth - 1] as Step).part, steps[depth] as Step];
    const siblings = innerOf(around) as Inner[];
    if (depth === steps.length - 1) (siblings[index] as Inner).part = partOf(spot, part.from + spot.start);
    for (const sibling of siblings.slice(index + 1)) {
      sibling.key += growth;
      sibling.part.from += growth;
    }
    around.length += growth;
  }
}

/** A place with where its key begins, or the item itself. */
export interface KeyedPlace extends Place {
  readonly key: number;
}

/** Where the parts inside of one stand, by their names or indexes. */
export function placesInside(root: Part, path: readonly (string | number)[]): ReadonlyMap<string | number, KeyedPlace> {
  const around = findIn(root, path);
  if (!around) return new Map();
  return new Map(
    innerOf(around.part).map(({ name, key, part }, index) => {
      const start = around.at + part.from;
      return [name ?? index, { start, end: start + part.length, key: around.at + key }];
    }),
  );
}

/** Where a path leads; undefined where nothing stands there. */
export function placeIn(root: Part, path: readonly (string | number)[]): KeyedPlace | undefined {
  const found = findIn(root, path);
  return found && { start: found.at, end: found.at + found.part.length, key: found.key };
}

function findIn(root: Part, path: readonly (string | number)[]): { part: Part; at: number; key: number } | undefined {
  let [part, at, key] = [root, root.from, root.from];
  for (const token of path) {
    const inner = innerOf(part);
    const found = typeof token === 'string' ? inner.find(({ name }) => name === token) : inner[token];
    // A name leads into objects, a number into lists.
    if (!found || (found.name === null) !== (typeof token === 'number')) return undefined;
    key = at + found.key;
    at += found.part.from;
    part = found.part;
  }
  return { part, at, key };
}

/** The path of the innermost part at an offset, whose end is still of it; and whether its key is meant: `"min" |: 2`. */
export function pathAt(root: Part, offset: number): { readonly path: readonly (string | number)[]; readonly isKey: boolean } {
  const path: (string | number)[] = [];
  let [part, at] = [root, root.from];
  for (;;) {
    const index = innerOf(part).findIndex(({ key, part: inner }) => at + key <= offset && offset <= at + inner.from + inner.length);
    const found = innerOf(part)[index];
    if (!found) return { path, isKey: false };
    path.push(found.name ?? index);
    at += found.part.from;
    if (offset < at) return { path, isKey: true };
    part = found.part;
  }
}
