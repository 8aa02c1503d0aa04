import type { DaysAsked, FoundPartners, ImpactReport, Selector, WorkerAsked, WorkerSaid } from '@tierwright/simulation';
import type { ProgramDocument } from '../editor/document/program-document.ts';
import { tellTime } from '../editor/document/tell-time.ts';
import { WorkerGone } from '../workers/worker-gone.ts';
import { emptyVersion } from './empty-version.ts';
import { type Baseline, IDLE, type ImpactState } from './impact-state.ts';
import type { SimulationPort } from './simulation-port.ts';

/** Where the base comes from. */
export interface BaseSource {
  baseline(): Promise<Baseline>;
  /** The partners as a file, in pieces. */
  partners(): AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** The day that is decided. */
  day(): string;
}

/** Bytes of the base after which it is told again how many there are. */
const TOLD = 500_000;
/** Reading so long a text takes the worker longer than a key takes to come: then it waits for a pause of so many milliseconds. */
const LARGE = 200_000;
const PAUSE = 100;
/** Partners of a page that are shown behind a number. */
const MOST_FOUND = 10_000;

/** A report that is asked for. */
interface Asked {
  readonly id: number;
  /** Of the edition that it is about. */
  readonly number: number;
  /** When, in milliseconds. */
  readonly at: number;
  readonly baseline: string;
  readonly candidate: string;
}

type Answer = (said: WorkerSaid) => void;

/**
 * What a draft does to the whole base, told as it is written: each change is sent to the worker at once, which gives up what
 * it was doing. Only a large text waits for a pause in the typing, and nothing of it runs beside the page.
 */
export class LiveImpact {
  readonly #heard = new Set<() => void>();
  readonly #document: ProgramDocument;
  readonly #source: BaseSource;
  readonly #open: () => SimulationPort;
  readonly #now: () => number;
  #port: SimulationPort | null = null;
  #stop: (() => void) | null = null;
  #state: ImpactState = IDLE;
  #lastId = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** The report that is asked for. */
  #asked: Asked | null = null;
  readonly #answers = new Map<number, Answer>();
  /** Ends those that wait for an answer. */
  readonly #failing = new Map<number, (error: unknown) => void>();

  constructor(document: ProgramDocument, source: BaseSource, open: () => SimulationPort, now: () => number) {
    this.#document = document;
    this.#source = source;
    this.#open = open;
    this.#now = now;
  }

  get state(): ImpactState {
    return this.#state;
  }

  readonly subscribe = (hear: () => void): (() => void) => {
    this.#heard.add(hear);
    return () => this.#heard.delete(hear);
  };

  /** Reads the base, once, and then goes on by itself. */
  start(): void {
    if (this.#state.phase === 'idle' || this.#state.phase === 'failed') void this.#load();
  }

  close(): void {
    this.#stop?.();
    clearTimeout(this.#pause);
    this.#port?.terminate();
    [this.#stop, this.#port, this.#asked] = [null, null, null];
    this.#answers.clear();
    this.#failing.clear();
    this.#state = IDLE;
  }

  /** The partners behind a number of the last report. */
  behind(selector: Selector): Promise<FoundPartners> {
    const { reported } = this.#state;
    if (!reported) return Promise.reject(new Error('There is no report yet.'));
    const { baseline, candidate } = reported;
    return this.#ask<FoundPartners>(
      (id) => ({ type: 'behind', id, baseline, candidate, selector, page: { limit: MOST_FOUND } }),
      (said) => (said.type === 'found' ? said.found : undefined),
    );
  }

  /** The report on the same versions over a range of days, for what a day alone cannot tell. */
  over(days: DaysAsked): Promise<ImpactReport> {
    const { reported } = this.#state;
    if (!reported) return Promise.reject(new Error('There is no report yet.'));
    const { baseline, candidate } = reported;
    return this.#ask<ImpactReport>(
      (id) => ({ type: 'simulate', id, baseline, candidate, days }),
      (said) => (said.type === 'report' ? said.report : undefined),
    );
  }

  async #load(): Promise<void> {
    this.#set({ ...IDLE, phase: 'loading' });
    const port = this.#open();
    this.#port = port;
    port.onmessage = ({ data }) => this.#hear(data);
    port.onerror = ({ message = '' }) => this.#end(port, new WorkerGone(message));
    try {
      const baseline = await this.#source.baseline();
      if (this.#port !== port) return;
      this.#set({ baseline });
      const pieces: ArrayBuffer[] = [];
      let bytes = 0;
      for await (const { buffer, byteOffset, byteLength } of this.#source.partners()) {
        // Closed, or opened again, meanwhile: nobody wants the rest.
        if (this.#port !== port) return;
        pieces.push(byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength));
        bytes += byteLength;
        if (bytes - this.#state.bytes >= TOLD) this.#set({ bytes });
      }
      if (this.#port !== port) return;
      this.#set({ bytes });
      const days = { asOf: this.#source.day() };
      const partners = await this.#ask<number>(
        (id) => ({ type: 'partners', id, pieces, days }),
        (said) => (said.type === 'loaded' ? said.partners : undefined),
        pieces,
      );
      this.#set({ phase: 'ready', partners });
      this.#stop = this.#document.subscribe(() => this.#changed());
      this.#simulate();
    } catch (error) {
      this.#end(port, error);
    }
  }

  /** The worker is of no use any more; the base is with it. What it told last stays, with a way to begin again. */
  #end(port: SimulationPort, error: unknown): void {
    if (this.#port !== port) return;
    this.#stop?.();
    clearTimeout(this.#pause);
    port.terminate();
    [this.#stop, this.#port, this.#asked] = [null, null, null];
    for (const fail of this.#failing.values()) fail(error);
    this.#answers.clear();
    this.#failing.clear();
    this.#set({ phase: 'failed', error, progress: null });
  }

  #changed(): void {
    const at = this.#now();
    clearTimeout(this.#pause);
    if (this.#document.current.text.length < LARGE) this.#simulate(at);
    else this.#pause = setTimeout(() => this.#simulate(at), PAUSE);
  }

  /** `at`: when the text became what it is. */
  #simulate(at = this.#now()): void {
    const { number, text, value, fault } = this.#document.current;
    const { baseline: compared, reported } = this.#state;
    // What cannot be read says nothing of partners: the last report stays, and is told to be of an earlier text.
    if (fault !== null || compared === null || reported?.number === number) return;
    const baseline = compared.kind === 'none' ? emptyVersion(value) : compared.text;
    this.#lastId += 1;
    this.#asked = { id: this.#lastId, number, at, baseline, candidate: text };
    this.#say({ type: 'simulate', id: this.#lastId, baseline, candidate: text });
  }

  #ask<T>(asked: (id: number) => WorkerAsked, read: (said: WorkerSaid) => T | undefined, transfer?: readonly ArrayBuffer[]): Promise<T> {
    // Of a worker that has died the last report is still shown, and asked about.
    if (this.#port === null) return Promise.reject(this.#state.error ?? new WorkerGone());
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<T>((resolve, reject) => {
      this.#failing.set(id, reject);
      this.#answers.set(id, (said) => {
        const answer = read(said);
        if (answer !== undefined) resolve(answer);
        else if (said.type === 'progress') return;
        else reject(new SimulationRefused(said));
        this.#answers.delete(id);
        this.#failing.delete(id);
      });
      this.#say(asked(id), transfer);
    });
  }

  #say(asked: WorkerAsked, transfer?: readonly ArrayBuffer[]): void {
    this.#port?.postMessage(asked, transfer);
  }

  #hear(said: WorkerSaid): void {
    const answer = this.#answers.get(said.id);
    if (answer) answer(said);
    // Others are of a text that was written over meanwhile.
    else if (said.id === this.#asked?.id) this.#hearOf(this.#asked, said);
  }

  #hearOf({ number, baseline, candidate, at }: Asked, said: WorkerSaid): void {
    switch (said.type) {
      case 'progress':
        // With the last partners the report comes.
        if (said.done < said.of) this.#set({ progress: { done: said.done, of: said.of } });
        break;
      case 'report':
        this.#set({
          reported: { report: said.report, number, baseline, candidate, took: this.#now() - at, deciding: said.milliseconds },
          progress: null,
          refused: null,
        });
        tellTime('impact', number);
        break;
      case 'refused':
        this.#set({ refused: { of: said.of, problems: said.problems }, progress: null });
        break;
      case 'failed':
        this.#set({ refused: { of: 'failed', problems: [mistake(said.message)] }, progress: null });
        break;
      case 'cancelled':
        // Somebody asked for a range meanwhile: the report of the day is asked for again.
        this.#simulate();
        break;
      default:
    }
  }

  #set(change: Partial<ImpactState>): void {
    this.#state = { ...this.#state, ...change };
    for (const hear of this.#heard) hear();
  }
}

const mistake = (message: string) => ({ code: 'SIM', severity: 'error' as const, pointer: '', message });

/** Why a question to the worker has no answer. */
export class SimulationRefused extends Error {
  readonly said: WorkerSaid;

  constructor(said: WorkerSaid) {
    super(
      said.type === 'refused' ? said.problems.map(({ message }) => message).join(' ') : said.type === 'failed' ? said.message : said.type,
    );
    this.said = said;
  }
}
