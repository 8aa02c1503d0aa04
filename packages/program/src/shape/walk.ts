import type { Located } from '../problems/located.ts';
import { shortValue } from '../problems/short-value.ts';
import { toPointer } from '../source/json-pointer.ts';
import { MAX_PROBLEMS } from '../source/limits.ts';
import type { Shape } from './shape.ts';

/** What a checker says about a value; the walk adds where it is. */
export interface Remark extends Pick<Located, 'code' | 'message' | 'expected' | 'suggestion' | 'at'> {
  /** The offending value; shortened by the walk. */
  value?: unknown;
  /** A member of the current value that the remark is about. */
  member?: string | number;
}

/** One walk over a document: where it is, and what was found. */
export class Walk {
  readonly path: (string | number)[] = [];
  readonly found: Located[] = [];
  /** Tests of facts seen so far: what conditions are made of. */
  tests = 0;
  readonly #check: (value: unknown, shape: Shape, walk: Walk) => void;

  constructor(check: (value: unknown, shape: Shape, walk: Walk) => void) {
    this.#check = check;
  }

  /** More would not be listed, so nothing needs looking for. */
  get isFull(): boolean {
    return this.found.length > MAX_PROBLEMS;
  }

  remark({ member, value, ...rest }: Remark) {
    if (this.isFull) return;
    const path = member === undefined ? this.path : [...this.path, member];
    this.found.push({ severity: 'error', pointer: toPointer(path), ...rest, ...(value === undefined ? {} : { value: shortValue(value) }) });
  }

  /** Checks a member of the current value. */
  member(name: string | number, value: unknown, shape: Shape) {
    if (this.isFull) return;
    this.path.push(name);
    this.#check(value, shape, this);
    this.path.pop();
  }

  /** Checks the current value against a shape of its own. */
  self(value: unknown, shape: Shape) {
    this.#check(value, shape, this);
  }

  /** The last key of the current value’s path, for messages; list items are named by their list. */
  get name(): string {
    const key = this.path.findLast((token) => typeof token === 'string');
    return key === undefined ? 'the document' : `\`${key}\``;
  }
}
