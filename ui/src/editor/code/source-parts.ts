import { locate, parseJson, type SourceDocument } from '@tierwright/program';

const MOST_BYTES = 4_000_000;
type Spot = SourceDocument['root'];

/** A part of a text: its JSON pointer, and whether the key is meant. */
export interface PartAt {
  readonly pointer: string;
  readonly isKey: boolean;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

const token = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** The innermost part at an offset; the end of a part is still of it. */
export function partAt(root: Spot, offset: number): PartAt {
  let [spot, pointer] = [root, ''];
  for (;;) {
    const member = spot.members?.find(({ key, value }) => key <= offset && offset <= value.end);
    if (member) {
      pointer = `${pointer}/${token(member.name)}`;
      // Between the key and its value the key is meant: `"min" |: 2`.
      if (offset < member.value.start) return { pointer, isKey: true };
      spot = member.value;
      continue;
    }
    const index = spot.items?.findIndex(({ start, end }) => start <= offset && offset <= end) ?? -1;
    const item = spot.items?.[index];
    if (!item) return { pointer, isKey: false };
    pointer = `${pointer}/${index}`;
    spot = item;
  }
}

/** Where a part stands, from its key on; null where it is not there. */
export function rangeOf(source: SourceDocument, pointer: string, of: 'all' | 'key' | 'value' = 'all'): Range | null {
  const value = locate(source, pointer);
  const { start } = locate(source, pointer, 'key');
  // A pointer that leads nowhere gives what is around it.
  if (partAt(source.root, start).pointer !== pointer) return null;
  if (of === 'all') return { start, end: value.end };
  if (of === 'value') return { start: value.start, end: value.end };
  return start === value.start ? null : { start, end: start + textAt(source.text, start).length };
}

const LONGEST_TEXT = 8000;

/** The text in quotes that begins at an offset, with its quotes; empty where none does. */
export const textAt = (text: string, offset: number): string =>
  /^"(?:[^"\\\n]|\\.)*"/.exec(text.slice(offset, offset + LONGEST_TEXT))?.[0] ?? '';

/** Reads a text once, however often it is asked for. */
export class LastRead {
  #text: string | null = null;
  #source: SourceDocument | null = null;

  /** Its parts; null of a text that is not JSON. */
  of(text: string): SourceDocument | null {
    if (text !== this.#text) {
      this.#text = text;
      this.#source = parseJson(text, MOST_BYTES).document ?? null;
    }
    return this.#source;
  }
}
