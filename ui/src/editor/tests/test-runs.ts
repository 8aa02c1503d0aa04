import type { TestsAsked, TestsSaid } from '../../review/tests/messages.ts';
import { WorkerGone } from '../../workers/worker-gone.ts';
import { WorkerLine, type WorkerPort } from '../../workers/worker-line.ts';
import type { ProgramDocument } from '../document/program-document.ts';

export type TestPort = WorkerPort<TestsAsked, TestsSaid>;

/** The tests of a document, run again after each change: one text at a time, always the newest next. */
export class TestRuns {
  readonly #heard = new Set<() => void>();
  readonly #document: ProgramDocument;
  readonly #line: WorkerLine<TestsAsked, TestsSaid>;
  readonly #stop: () => void;
  #said: TestsSaid | WorkerGone | null = null;
  #asked: number | null = null;

  constructor(document: ProgramDocument, open: () => TestPort) {
    this.#document = document;
    this.#line = new WorkerLine(
      open,
      (said) => this.#hear(said),
      (message) => this.#hear(new WorkerGone(message)),
    );
    this.#stop = document.subscribe(() => this.#ask());
    this.#ask();
  }

  /** The last answer; of an older text where `number` is not that of the edition. */
  get last(): TestsSaid | WorkerGone | null {
    return this.#said;
  }

  readonly subscribe = (hear: () => void): (() => void) => {
    this.#heard.add(hear);
    return () => this.#heard.delete(hear);
  };

  /** Runs them again, where the worker died. */
  retry(): void {
    this.#said = null;
    this.#ask();
    for (const hear of this.#heard) hear();
  }

  close(): void {
    this.#stop();
    this.#line.close();
  }

  #hear(said: TestsSaid | WorkerGone): void {
    this.#said = said;
    const isBehind = this.#asked !== this.#document.current.number;
    this.#asked = null;
    if (isBehind) this.#ask();
    for (const hear of this.#heard) hear();
  }

  #ask(): void {
    const { number, text, fault } = this.#document.current;
    if (this.#asked !== null || fault !== null) return;
    this.#asked = number;
    this.#line.ask({ number, text });
  }
}
