import { type Json, type Problem, parseJson, type SourceDocument } from '@tierwright/program';
import {
  type KeyedPlace,
  type Part,
  partOf,
  pathAt,
  placeIn,
  placesInside,
  replacePart,
  type Step,
  stepsAround,
  tokenOf,
} from './parts.ts';
import { isMembers, type Members } from './reading.ts';
import { shared } from './shared.ts';
import { changed, type TextChange } from './text-change.ts';

/** The largest text that is read, in bytes: that of the API. */
const MOST_BYTES = 4_000_000;
/** Of a character in UTF-8. */
const MOST_OF_ONE = 3;
/** Parts around a change that are tried before the whole text is read. */
const TRIES = 3;
/** Deeper ones are left to the reading of the whole, which knows how deep a text may be. */
const SURELY_NOT_TOO_DEEP = 32;

const NO_OBJECT: Problem = { code: 'PDL107', severity: 'error', pointer: '', message: 'A program is a JSON object.' };

/** What differs between the text that the parts are of and the one that stands: `end` counts in the first, `now` in the second. */
interface Differing {
  readonly start: number;
  readonly end: number;
  readonly now: number;
}

function widened(before: Differing | null, { offset, removed, inserted }: TextChange): Differing {
  const after = offset + removed.length;
  const { start, end, now } = before ?? { start: offset, end: offset, now: offset };
  const beyond = Math.max(0, after - now);
  return { start: Math.min(start, offset), end: end + beyond, now: now + beyond + inserted.length - removed.length };
}

function heightOf({ members = [], items = [] }: SourceDocument['root']): number {
  return 1 + Math.max(0, ...members.map(({ value }) => heightOf(value)), ...items.map(heightOf));
}

const withAt = (value: Json, [token, ...rest]: readonly (string | number)[], next: Json): Json => {
  if (token === undefined) return next;
  if (Array.isArray(value)) return value.with(token as number, withAt(value[token as number] as Json, rest, next));
  const members = value as Members;
  return { ...members, [token]: withAt(members[token] as Json, rest, next) };
};

/**
 * A text that changes, with what it says and where its parts stand. After a change no more is read than the smallest part
 * around it; the whole where that is no JSON by itself.
 */
export class TextReading {
  #text: string;
  #value: Members = {};
  #fault: Problem | null = null;
  /** The parts of the last text without a fault. */
  #root: Part | null = null;
  #differing: Differing | null = null;
  /** Characters that were read so far. */
  #read = 0;

  constructor(text: string) {
    this.#text = text;
    this.#readAll();
  }

  get text(): string {
    return this.#text;
  }

  /** What the text says; where it cannot be read, what the last one said that could be. What did not change is the same object. */
  get value(): Members {
    return this.#value;
  }

  /** Why the text is not JSON, or no object; null where it is. */
  get fault(): Problem | null {
    return this.#fault;
  }

  /** How many characters were read since the beginning. */
  get read(): number {
    return this.#read;
  }

  change(changes: readonly TextChange[]): void {
    if (changes.length === 0) return;
    this.#differing = changes.reduce(widened, this.#differing);
    this.#text = changed(this.#text, changes);
    if (!this.#readAround(this.#differing as Differing)) this.#readAll();
  }

  /** Where a path leads; undefined where nothing is there, and while the text has a fault. */
  placeOf(path: readonly (string | number)[]): KeyedPlace | undefined {
    return this.#whole && placeIn(this.#whole, path);
  }

  /** Where all parts inside of one stand, by name or index; none while the text has a fault. */
  placesInside(path: readonly (string | number)[]): ReadonlyMap<string | number, KeyedPlace> {
    return this.#whole ? placesInside(this.#whole, path) : new Map();
  }

  /** The path of the innermost part at an offset; undefined while the text has a fault. */
  pathAt(offset: number): ReturnType<typeof pathAt> | undefined {
    return this.#whole && pathAt(this.#whole, offset);
  }

  get #whole(): Part | undefined {
    return this.#differing === null ? (this.#root ?? undefined) : undefined;
  }

  #readAll(): void {
    this.#read += this.#text.length;
    const { document, problems } = parseJson(this.#text, MOST_BYTES);
    const fault = problems.find(({ severity }) => severity === 'error') ?? null;
    if (!document || !isMembers(document.value)) {
      this.#fault = fault ?? NO_OBJECT;
      return;
    }
    this.#value = shared(this.#value as Json, document.value) as Members;
    this.#fault = fault;
    this.#root = fault === null ? partOf(document.root, document.root.start) : null;
    this.#differing = null;
  }

  /** Reads the smallest part around what differs that is JSON by itself: then the whole is, as all else is what it was. */
  #readAround({ start, end, now }: Differing): boolean {
    const root = this.#root;
    if (!root || this.#text.length * MOST_OF_ONE > MOST_BYTES) return false;
    if (start <= root.from || end >= root.from + root.length) return false;
    const steps = stepsAround(root, { start, end });
    for (let depth = steps.length - 1; depth > 0 && depth >= steps.length - TRIES; depth -= 1) {
      const { part, at } = steps[depth] as Step;
      const length = part.length + now - end;
      if (length > this.#text.length / 2) return false;
      this.#read += length;
      const { document, problems } = parseJson(this.#text.slice(at, at + length), MOST_BYTES);
      if (!document || problems.length > 0) continue;
      if (depth + heightOf(document.root) > SURELY_NOT_TOO_DEEP) return false;
      this.#take(steps.slice(0, depth + 1), document, now - end);
      return true;
    }
    return false;
  }

  #take(steps: readonly Step[], { root: spot, value }: SourceDocument, growth: number): void {
    const path = steps.slice(1).map((step, depth) => tokenOf((steps[depth] as Step).part, step));
    const before = path.reduce<Json>((found, token) => (found as { [key: string | number]: Json })[token] as Json, this.#value as Json);
    const next = shared(before, value);
    if (next !== before) this.#value = withAt(this.#value as Json, path, next) as Members;
    replacePart(steps, spot, growth);
    this.#fault = null;
    this.#differing = null;
  }
}
