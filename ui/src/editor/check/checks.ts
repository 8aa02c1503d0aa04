import type { Problem, Program } from '@tierwright/program';
import { WorkerLine, type WorkerPort } from '../../workers/worker-line.ts';
import type { Edition, ProgramDocument } from '../document/program-document.ts';
import { tellTime } from '../document/tell-time.ts';
import type { CheckAnswer, CheckAsked, CheckSaid } from './messages.ts';

export type CheckPort = WorkerPort<CheckAsked, CheckAnswer>;

const areSame = (some: readonly Problem[], others: readonly Problem[]): boolean =>
  some.length === others.length && JSON.stringify(some) === JSON.stringify(others);

const programOf = ({ program }: CheckAnswer, { value }: Edition): Program | null =>
  // What was checked is what the page has read of the same text.
  program === 'asWritten' ? (value as unknown as Program) : program;

/** The problems of a document, told when they are known: one text at a time, always the newest next. */
export class Checks {
  readonly #heard = new Set<() => void>();
  readonly #document: ProgramDocument;
  readonly #line: WorkerLine<CheckAsked, CheckAnswer>;
  readonly #stop: () => void;
  #said: CheckSaid | null = null;
  #good: Program | null = null;
  #asked: Edition | null = null;
  #died: string | null = null;

  constructor(document: ProgramDocument, open: () => CheckPort) {
    this.#document = document;
    this.#line = new WorkerLine(
      open,
      (said) => this.#hear(said),
      (message) => this.#end(message),
    );
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

  /** Why the worker died over the last text; null where it lives. Another text, or `retry`, starts another one. */
  get died(): string | null {
    return this.#died;
  }

  readonly subscribe = (hear: () => void): (() => void) => {
    this.#heard.add(hear);
    return () => this.#heard.delete(hear);
  };

  close(): void {
    this.#stop();
    this.#line.close();
  }

  retry(): void {
    this.#ask();
    this.#tell();
  }

  #end(message: string): void {
    this.#asked = null;
    this.#died = message;
    this.#tell();
  }

  #tell(): void {
    for (const hear of this.#heard) hear();
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
    this.#tell();
  }

  #ask(): void {
    const { current } = this.#document;
    if (this.#asked !== null || this.#said?.number === current.number) return;
    this.#asked = current;
    this.#died = null;
    this.#line.ask({ number: current.number, text: current.text });
  }
}
