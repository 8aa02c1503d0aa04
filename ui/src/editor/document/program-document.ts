import { type Json, type Problem, parseJson } from '@tierwright/program';
import { JsonEdits } from './json-edits.ts';
import { shared } from './shared.ts';
import { changed, inverse, type TextChange } from './text-change.ts';

/** The largest text that is read, in bytes: that of the API. */
const MOST_BYTES = 4_000_000;
/** What is typed without a pause of so many milliseconds is undone at once. */
const PAUSE = 800;

/** One state of a document. */
export interface Edition {
  /** Counts up with each change, undo and redo. */
  readonly number: number;
  readonly text: string;
  /** What the text says; where it cannot be read, what the last text said that could be. Parts that did not change stay the same objects. */
  readonly value: { readonly [key: string]: Json };
  /** Why the text is not JSON, or no object; null where it is. */
  readonly fault: Problem | null;
}

interface Step {
  readonly label: string;
  /** Steps with the same one, without a pause, are one. */
  readonly joins: string | null;
  readonly at: number;
  readonly changes: readonly TextChange[];
}

const NO_OBJECT: Problem = { code: 'PDL107', severity: 'error', pointer: '', message: 'A program is a JSON object.' };

function read(text: string, before: Edition['value']): Pick<Edition, 'value' | 'fault'> {
  const { document, problems } = parseJson(text, MOST_BYTES);
  const fault = problems.find(({ severity }) => severity === 'error') ?? null;
  if (!document) return { value: before, fault: fault ?? NO_OBJECT };
  const { value } = document;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { value: before, fault: NO_OBJECT };
  return { value: shared(before as Json, value as Json) as Edition['value'], fault };
}

/**
 * A program while it is written: a text with one history, whoever changes it. The matrix and the builders change parts of it
 * (`edit`), the code view its characters (`type`); both are undone in the order in which they were made.
 */
export class ProgramDocument {
  readonly #heard = new Set<() => void>();
  #done: Step[] = [];
  #undone: Step[] = [];
  #current: Edition;

  constructor(text: string) {
    this.#current = { number: 0, text, ...read(text, {}) };
  }

  get current(): Edition {
    return this.#current;
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
    const edits = new JsonEdits(this.#current.text);
    change(edits);
    this.#take({ label, joins, at, changes: edits.changes });
    return true;
  }

  /** Changes of characters, as they were typed. `at`: milliseconds, of any clock. */
  type(label: string, changes: readonly TextChange[], at: number): void {
    this.#take({ label, joins: 'typing', at, changes });
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
    const { number, text, value } = this.#current;
    const next = changed(text, changes);
    this.#current = { number: number + 1, text: next, ...read(next, value) };
    for (const hear of this.#heard) hear();
  }
}
