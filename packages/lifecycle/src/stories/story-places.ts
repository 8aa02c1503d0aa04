import { isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

/** Where something stands in a text, counted from 1. */
export interface StoryPlace {
  readonly line: number;
  readonly column: number;
}
/** Where each value of a story stands, by its JSON pointer. */
export type StoryPlaces = ReadonlyMap<string, StoryPlace>;

/** One step down a JSON pointer. */
export const below = (pointer: string, name: string | number): string =>
  `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

export function placeAt(lines: LineCounter, offset: number): StoryPlace {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

export function placesIn(root: Node | null, lines: LineCounter): StoryPlaces {
  const places = new Map<string, StoryPlace>();
  const walk = (node: Node | null, pointer: string): void => {
    places.set(pointer, placeAt(lines, node?.range?.[0] ?? 0));
    if (isSeq<Node>(node)) for (const [index, item] of node.items.entries()) walk(item, below(pointer, index));
    if (!isMap<Node, Node | null>(node)) return;
    for (const { key, value } of node.items) walk(value, below(pointer, isScalar(key) ? String(key.value) : ''));
  };
  walk(root, '');
  return places;
}

/** The place of a pointer, or of what it would stand in. */
export function placeOf(places: StoryPlaces, pointer: string): StoryPlace {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = places.get(at);
    if (found) return found;
  }
  return { line: 1, column: 1 };
}
