import type { Json, Problem } from '@tierwright/program';
import { otherVersion } from '../language/version-fault.ts';
import { JsonEdits } from './json-edits.ts';
import { tellTime } from './tell-time.ts';
import { difference, inverse, type TextChange } from './text-change.ts';
import { TextReading } from './text-reading.ts';

/** What is typed without a pause of so many milliseconds is undone at once. */
const PAUSE = 800;

/** One state of a document. */
export interface Edition {
  /** Counts up with each change, undo and redo. */
  readonly number: number;
  readonly text: string;
  /** What the text says; where it cannot be read, what the last text said that could be. Parts that did not change stay the same objects. */
  readonly value: { readonly [key: string]: Json };
  /** Why the text is not JSON, no object, or in another version of the language than `value`; null where it can be edited. */
  readonly fault: Problem | null;
}

/** Where the parts of the present text stand; nothing of a text that cannot be read. */
export type Places = Pick<TextReading, 'placeOf' | 'placesInside' | 'pathAt'>;

function editionOf({ text, value, fault }: TextReading, number: number): Edition {
  const other = otherVersion(value);
  return { number, text, value: other?.document ?? value, fault: fault ?? other?.fault ?? null };
}

interface Step {
  readonly label: string;
  /** Steps with the same one, without a pause, are one. */
  readonly joins: string | null;
  readonly at: number;
  readonly changes: readonly TextChange[];
}

/**
 * A program while it is written: a text with one history, whoever changes it. The matrix and the builders change parts of it
 * (`edit`), the code view its characters (`type`); both are undone in the order in which they were made.
 */
export class ProgramDocument {
  readonly #heard = new Set<() => void>();
  #done: Step[] = [];
  #undone: Step[] = [];
  readonly #reading: TextReading;
  #current: Edition;

  constructor(text: string) {
    this.#reading = new TextReading(text);
    this.#current = editionOf(this.#reading, 0);
  }

  get current(): Edition {
    return this.#current;
  }

  /** Where its parts stand. */
  get places(): Places {
    return this.#reading;
  }

  /** What would be undone and done again; null where there is nothing. */
  get undoes(): string | null {
    return this.#done.at(-1)?.label ?? null;
  }

  get redoes(): string | null {
    return this.#undone.at(-1)?.label ?? null;
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (hear: () => void): (() => void) => {
    this.#heard.add(hear);
    return () => this.#heard.delete(hear);
  };

  /**
   * Changes parts of the program. Refused (false) while the text is not JSON: nobody could say where its parts stand.
   * `joins` names a field, such as a slider, whose changes in quick succession are one step of the history.
   */
  edit(
    label: string,
    change: (edits: JsonEdits) => void,
    { at = 0, joins = null }: { readonly at?: number; readonly joins?: string | null } = {},
  ): boolean {
    if (this.#current.fault !== null) return false;
    const edits = new JsonEdits(this.#current.text, this.#reading);
    change(edits);
    this.#take({ label, joins, at, changes: edits.changes });
    return true;
  }

  /** Changes of characters, as they were typed. `at`: milliseconds, of any clock. */
  type(label: string, changes: readonly TextChange[], at: number): void {
    this.#take({ label, joins: 'typing', at, changes });
  }

  /** Another text in place of this one, as one step of its own. */
  replace(label: string, text: string): void {
    this.#take({ label, joins: null, at: 0, changes: difference(this.#current.text, text) });
  }

  undo(): boolean {
    const step = this.#done.pop();
    if (!step) return false;
    this.#undone.push(step);
    this.#show(inverse(step.changes));
    return true;
  }

  redo(): boolean {
    const step = this.#undone.pop();
    if (!step) return false;
    this.#done.push(step);
    this.#show(step.changes);
    return true;
  }

  #take(step: Step): void {
    if (step.changes.length === 0) return;
    const last = this.#done.at(-1);
    const isJoined = last && step.joins !== null && last.joins === step.joins && step.at - last.at < PAUSE && this.#undone.length === 0;
    if (isJoined) this.#done[this.#done.length - 1] = { ...last, at: step.at, changes: [...last.changes, ...step.changes] };
    else this.#done.push(step);
    this.#undone = [];
    this.#show(step.changes);
  }

  #show(changes: readonly TextChange[]): void {
    this.#reading.change(changes);
    this.#current = editionOf(this.#reading, this.#current.number + 1);
    tellTime('edition', this.#current.number);
    for (const hear of this.#heard) hear();
  }
}
