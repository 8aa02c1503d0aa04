import type { TestsAsked, TestsSaid } from '../../review/tests/messages.ts';
import type { ProgramDocument } from '../document/program-document.ts';

/** What stands between the page and its worker, so that tests can stand in for it. */
export interface TestPort {
  postMessage(asked: TestsAsked): void;
  onmessage: ((event: { readonly data: TestsSaid }) => void) | null;
  onerror: (() => void) | null;
  terminate(): void;
}

/** The tests of a document, run again after each change: one text at a time, always the newest next. */
export class TestRuns {
  readonly #heard = new Set<() => void>();
  readonly #document: ProgramDocument;
  readonly #port: TestPort;
  readonly #stop: () => void;
  #said: TestsSaid | 'failed' | null = null;
  #asked: number | null = null;

  constructor(document: ProgramDocument, port: TestPort) {
    this.#document = document;
    this.#port = port;
    port.onmessage = ({ data }) => this.#hear(data);
    port.onerror = () => this.#hear('failed');
    this.#stop = document.subscribe(() => this.#ask());
    this.#ask();
  }

  /** The last answer; of an older text where `number` is not that of the edition. */
  get last(): TestsSaid | 'failed' | null {
    return this.#said;
  }

  readonly subscribe = (hear: () => void): (() => void) => {
    this.#heard.add(hear);
    return () => this.#heard.delete(hear);
  };

  close(): void {
    this.#stop();
    this.#port.terminate();
  }

  #hear(said: TestsSaid | 'failed'): void {
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
    this.#port.postMessage({ number, text });
  }
}
