import type { Program } from '@tierwright/program';
import type { ProgramDocument } from '../document/program-document.ts';
import type { CheckAsked, CheckSaid } from './messages.ts';

/** What stands between the page and its worker, so that tests can stand in for it. */
export interface CheckPort {
  postMessage(asked: CheckAsked): void;
  onmessage: ((event: { readonly data: CheckSaid }) => void) | null;
  terminate(): void;
}

/** The problems of a document, told when they are known: one text at a time, always the newest next. */
export class Checks {
  readonly #heard = new Set<() => void>();
  readonly #document: ProgramDocument;
  readonly #port: CheckPort;
  readonly #stop: () => void;
  #said: CheckSaid | null = null;
  #good: Program | null = null;
  #asked: number | null = null;

  constructor(document: ProgramDocument, port: CheckPort) {
    this.#document = document;
    this.#port = port;
    port.onmessage = ({ data }) => {
      this.#said = data;
      this.#good = data.program ?? this.#good;
      this.#asked = null;
      this.#ask();
      for (const hear of this.#heard) hear();
    };
    this.#stop = document.subscribe(() => this.#ask());
    this.#ask();
  }

  /** The last answer; of an older text where `number` is not that of the edition. */
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

  #ask(): void {
    const { number, text } = this.#document.current;
    if (this.#asked !== null || this.#said?.number === number) return;
    this.#asked = number;
    this.#port.postMessage({ number, text });
  }
}
