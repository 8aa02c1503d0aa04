import type { Problem } from '@tierwright/program';
import type { DecideAsked, Decided, DecideSaid, Outlook, PartnerQuestion } from './messages.ts';

/** What stands between the page and the worker that decides, so that tests can stand in for it. */
interface DecidePort {
  postMessage(asked: DecideAsked): void;
  onmessage: ((event: { readonly data: DecideSaid }) => void) | null;
  terminate(): void;
}

export const openDecide = (): DecidePort =>
  new Worker(new URL('./decide-worker.ts', import.meta.url), { type: 'module', name: 'decide' }) as unknown as DecidePort;

export interface PartnerAnswer {
  readonly decided: Decided | null;
  readonly outlook: Outlook | null;
  readonly refused: { readonly of: 'program' | 'partner'; readonly problems: readonly Problem[] } | null;
  /** Something is asked that has no answer yet. */
  readonly isWaiting: boolean;
}

const NOTHING: PartnerAnswer = { decided: null, outlook: null, refused: null, isWaiting: false };

/** Questions about one partner, one at a time: who moves a slider gets the answer to where it stands last. */
export class PartnerDesk {
  readonly #heard = new Set<() => void>();
  readonly #port: DecidePort;
  #answer: PartnerAnswer = NOTHING;
  #question: PartnerQuestion | null = null;
  #id = 0;
  /** What the worker is busy with. */
  #busy: number | null = null;
  #isOutlookTold = true;

  readonly #hasOutlook: boolean;

  constructor(port: DecidePort, hasOutlook = true) {
    this.#port = port;
    this.#hasOutlook = hasOutlook;
    port.onmessage = ({ data }) => this.#hear(data);
  }

  get answer(): PartnerAnswer {
    return this.#answer;
  }

  readonly subscribe = (hear: () => void): (() => void) => {
    this.#heard.add(hear);
    return () => this.#heard.delete(hear);
  };

  ask(question: PartnerQuestion): void {
    this.#question = question;
    this.#id += 1;
    this.#isOutlookTold = !this.#hasOutlook;
    this.#set({ isWaiting: true });
    this.#next();
  }

  close(): void {
    this.#port.terminate();
  }

  #next(): void {
    if (this.#busy !== null || this.#question === null) return;
    this.#busy = this.#id;
    this.#port.postMessage({ id: this.#id, type: 'decide', ...this.#question });
  }

  #hear(said: DecideSaid): void {
    this.#busy = null;
    const isLast = said.id === this.#id;
    if (said.type === 'decided') this.#set({ decided: said, refused: null, ...(isLast ? { isWaiting: false } : {}) });
    else if (said.type === 'outlook') this.#set(isLast ? { outlook: said } : {});
    else this.#set({ refused: said, outlook: null, ...(isLast ? { isWaiting: false } : {}) });
    // The outlook is of one partner: it is asked for when the partner stays as it is.
    if (!isLast) this.#next();
    else if (said.type === 'decided' && !this.#isOutlookTold && this.#question !== null) {
      this.#isOutlookTold = true;
      this.#busy = this.#id;
      this.#port.postMessage({ id: this.#id, type: 'outlook', ...this.#question });
    }
  }

  #set(change: Partial<PartnerAnswer>): void {
    this.#answer = { ...this.#answer, ...change };
    for (const hear of this.#heard) hear();
  }
}
