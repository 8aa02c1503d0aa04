import type { Problem, Program } from '@tierwright/program';
import type { Edition, ProgramDocument } from '../document/program-document.ts';
import { tellTime } from '../document/tell-time.ts';
import type { CheckAnswer, CheckAsked, CheckSaid } from './messages.ts';

/** What stands between the page and its worker, so that tests can stand in for it. */
export interface CheckPort {
  postMessage(asked: CheckAsked): void;
  onmessage: ((event: { readonly data: CheckAnswer }) => void) | null;
  terminate(): void;
}

const areSame = (some: readonly Problem[], others: readonly Problem[]): boolean =>
  some.length === others.length && JSON.stringify(some) === JSON.stringify(others);

const programOf = ({ program }: CheckAnswer, { value }: Edition): Program | null =>
  // What was checked is what the page has read of the same text.
  program === 'asWritten' ? (value as unknown as Program) : program;

/** The problems of a document, told when they are known: one text at a time, always the newest next. */
export class Checks {
  readonly #heard = new Set<() => void>();
  readonly #document: ProgramDocument;
  readonly #port: CheckPort;
  readonly #stop: () => void;
  #said: CheckSaid | null = null;
  #good: Program | null = null;
  #asked: Edition | null = null;

  constructor(document: ProgramDocument, port: CheckPort) {
    this.#document = document;
    this.#port = port;
    port.onmessage = ({ data }) => this.#hear(data);
    this.#stop = document.subscribe(() => this.#ask());
    this.#ask();
  }

  /** The last answer; of an older text where `number` is not that of the edition. Problems that stay are the same list. */
  get last(): CheckSaid | null {
    return this.#said;
  }

  /** The last program without errors: what is asked of its parts is also of use while there are some. */
  get good(): Program | null {
    return this.#good;
  }

  readonly subscribe = (hear: () => void): (() => void) => {
    this.#heard.add(hear);
    return () => this.#heard.delete(hear);
  };

  close(): void {
    this.#stop();
    this.#port.terminate();
  }

  #hear(answer: CheckAnswer): void {
    const asked = this.#asked;
    if (asked?.number !== answer.number) return;
    const before = this.#said?.problems ?? [];
    const problems = areSame(before, answer.problems) ? before : answer.problems;
    this.#said = { ...answer, problems, program: programOf(answer, asked) };
    this.#good = this.#said.program ?? this.#good;
    this.#asked = null;
    tellTime('check', answer.number);
    this.#ask();
    for (const hear of this.#heard) hear();
  }

  #ask(): void {
    const { current } = this.#document;
    if (this.#asked !== null || this.#said?.number === current.number) return;
    this.#asked = current;
    this.#port.postMessage({ number: current.number, text: current.text });
  }
}
