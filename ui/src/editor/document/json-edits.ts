import type { Json } from '@tierwright/program';
import { type Edit, findNodeAtLocation, type JSONPath, modify, type Node, parseTree } from 'jsonc-parser';
import { changed, type TextChange } from './text-change.ts';
import type { TextReading } from './text-reading.ts';

/** Where something stands: `['tracks', 0, 'tiers', 2, 'title']`. */
export type Path = readonly (string | number)[];

const FORMAT = { insertSpaces: true, tabSize: 2, eol: '\n' };

/** What was read of a text before it is edited. */
type ReadBefore = Pick<TextReading, 'placeOf' | 'value'>;

const OPENING = new Set(['{', '[']);
const isAround = (value: Json): boolean => typeof value === 'object' && value !== null;

/** What a program text is made of changes of its parts, leaving the rest as it was written. */
export class JsonEdits {
  readonly #changes: TextChange[] = [];
  readonly #before: ReadBefore | null;
  #text: string;

  /** `before`: what is known of the text already, so that it is not read again for that. */
  constructor(text: string, before: ReadBefore | null = null) {
    this.#text = text;
    this.#before = before;
  }

  /** What the text says, as long as nothing was changed and somebody has read it; else null. */
  get value(): Json | null {
    return this.#changes.length === 0 && this.#before ? (this.#before.value as Json) : null;
  }

  get text(): string {
    return this.#text;
  }

  /** In the order in which they are to be made. */
  get changes(): readonly TextChange[] {
    return this.#changes;
  }

  /** Replaces or adds a value; what leads to it is made where it is missing. At the length of a list it is added to it. */
  set(path: Path, value: Json): void {
    if (!this.#write(path, value)) this.#modify(path, value, false);
  }

  /** Puts a value into a list, before what stands there now. */
  insert(path: Path, value: Json): void {
    this.#modify(path, value, true);
  }

  /** Takes a member or an item away; nothing where it is not there. */
  remove(path: Path): void {
    const node = this.#node(path);
    if (!node) return;
    const items = node.parent?.type === 'array' ? (node.parent.children ?? []) : [];
    const before = items.at(-2);
    // jsonc-parser expects a line break before the bracket that closes a list: of `[1, 2]` it would leave `[12]`.
    if (before && items.at(-1) === node) {
      const end = before.offset + before.length;
      this.#replace(end, node.offset + node.length - end, '');
    } else this.#modify(path, undefined, false);
  }

  /** Another name for a member, in its place. */
  rename(path: Path, name: string): void {
    const key = this.#node(path)?.parent?.children?.[0];
    if (key?.type !== 'string' || typeof path.at(-1) !== 'string') return;
    this.#replace(key.offset, key.length, JSON.stringify(name));
  }

  /** Moves an item of a list to another place of it, as it is written. */
  move(list: Path, from: number, to: number): void {
    const items = this.#node(list)?.children;
    const [one, other] = [items?.[from], items?.[to]];
    if (!items || !one || !other || from === to) return;
    const texts = items.map(({ offset, length }) => this.#text.slice(offset, offset + length));
    const [moved] = texts.splice(from, 1);
    texts.splice(to, 0, moved as string);
    // From the last to the first, so that the places of those before it stay.
    for (let index = items.length - 1; index >= 0; index -= 1) {
      const { offset, length } = items[index] as Node;
      this.#replace(offset, length, texts[index] as string);
    }
  }

  /** A text, number or word in place of another: what stands around it need not be looked at. */
  #write(path: Path, value: Json): boolean {
    const place = this.#changes.length === 0 ? this.#before?.placeOf(path) : undefined;
    if (!place || isAround(value) || OPENING.has(this.#text[place.start] ?? '')) return false;
    this.#replace(place.start, place.end - place.start, JSON.stringify(value));
    return true;
  }

  #node(path: Path): Node | undefined {
    const tree = parseTree(this.#text);
    return tree && findNodeAtLocation(tree, path as JSONPath);
  }

  #modify(path: Path, value: Json | undefined, isArrayInsertion: boolean): void {
    const edits: Edit[] = modify(this.#text, path as JSONPath, value, { formattingOptions: FORMAT, isArrayInsertion });
    for (const { offset, length, content } of [...edits].sort((one, other) => other.offset - one.offset))
      this.#replace(offset, length, content);
  }

  #replace(offset: number, length: number, inserted: string): void {
    const removed = this.#text.slice(offset, offset + length);
    if (removed === inserted) return;
    const change = { offset, removed, inserted };
    this.#changes.push(change);
    this.#text = changed(this.#text, [change]);
  }
}
