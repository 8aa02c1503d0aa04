import type { Problem } from '@tierwright/program';
import { WorkerLine, type WorkerPort } from '../workers/worker-line.ts';
import type { DecideAsked, Decided, DecideSaid, Outlook, PartnerQuestion } from './messages.ts';

type DecidePort = WorkerPort<DecideAsked, DecideSaid>;

export const openDecide = (): DecidePort =>
  new Worker(new URL('./decide-worker.ts', import.meta.url), { type: 'module', name: 'decide' }) as unknown as DecidePort;

export interface PartnerAnswer {
  readonly decided: Decided | null;
  readonly outlook: Outlook | null;
  readonly refused: { readonly of: 'program' | 'partner'; readonly problems: readonly Problem[] } | null;
  /** Why the worker died over what was asked last; null where it lives. */
  readonly died: string | null;
  /** Something is asked that has no answer yet. */
  readonly isWaiting: boolean;
}

const NOTHING: PartnerAnswer = { decided: null, outlook: null, refused: null, died: null, isWaiting: false };

/** Questions about one partner, one at a time: who moves a slider gets the answer to where it stands last. */
export class PartnerDesk {
  readonly #heard = new Set<() => void>();
  readonly #line: WorkerLine<DecideAsked, DecideSaid>;
  #answer: PartnerAnswer = NOTHING;
  #question: PartnerQuestion | null = null;
  #id = 0;
  /** What the worker is busy with. */
  #busy: number | null = null;
  #isOutlookTold = true;

  readonly #hasOutlook: boolean;

  constructor(open: () => DecidePort, hasOutlook = true) {
    this.#hasOutlook = hasOutlook;
    this.#line = new WorkerLine(
      open,
      (said) => this.#hear(said),
      (died) => {
        this.#busy = null;
        this.#set({ died, isWaiting: false });
      },
    );
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
    this.#set({ isWaiting: true, died: null });
    this.#next();
  }

  /** Asks the last question again. */
  retry(): void {
    if (this.#question !== null) this.ask(this.#question);
  }

  close(): void {
    this.#line.close();
  }

  #next(): void {
    if (this.#busy !== null || this.#question === null) return;
    this.#busy = this.#id;
    this.#line.ask({ id: this.#id, type: 'decide', ...this.#question });
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
      this.#line.ask({ id: this.#id, type: 'outlook', ...this.#question });
    }
  }

  #set(change: Partial<PartnerAnswer>): void {
    this.#answer = { ...this.#answer, ...change };
    for (const hear of this.#heard) hear();
  }
}
