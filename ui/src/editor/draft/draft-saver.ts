import type { ProgramDocument } from '../document/program-document.ts';
import { difference } from '../document/text-change.ts';

/** What the service keeps of a draft. */
export interface KeptDraft {
  readonly revision: number;
  readonly source: string;
}

/** How a save went: refused where it cannot be tried again (the draft is under review), theirs where somebody else was first. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'theirs'; readonly kept: KeptDraft }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'noAnswer'; readonly message: string };

export type Saving =
  | { readonly kind: 'saved' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** No answer came; it is tried again by itself. */
  | { readonly kind: 'noAnswer'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string }
  /** Somebody else saved meanwhile: what to do is asked, nothing of either is lost. */
  | { readonly kind: 'theirs'; readonly kept: KeptDraft };

/** The clock and the timers of the page. */
export interface Timers {
  readonly after: (milliseconds: number, then: () => void) => () => void;
  readonly now: () => number;
}

/** Where what is not saved yet outlives the page: `localStorage`. */
export interface Journal {
  read(): { readonly revision: number; readonly source: string } | null;
  write(entry: { readonly revision: number; readonly source: string } | null): void;
}

interface Means {
  readonly save: (source: string, revision: number) => Promise<SaveOutcome>;
  readonly timers: Timers;
  readonly journal: Journal;
}

/** A pause in typing after which is saved, and the longest that typing without one holds it back: in milliseconds. */
const PAUSE = 600;
const LONGEST = 1500;
const RETRY_FIRST = 1000;
const RETRY_LONGEST = 30_000;

/** Saves a document to its draft by itself, at most two seconds after a key, and keeps trying while no answer comes. */
export class DraftSaver {
  readonly #document: ProgramDocument;
  readonly #means: Means;
  readonly #heard = new Set<() => void>();
  readonly #unsubscribe: () => void;
  #revision: number;
  /** The text that the service has. */
  #keptText: string;
  #state: Saving = { kind: 'saved' };
  #cancelTimer: (() => void) | null = null;
  #since: number | null = null;
  #retry = RETRY_FIRST;

  constructor(document: ProgramDocument, kept: KeptDraft, means: Means) {
    this.#document = document;
    this.#means = means;
    this.#revision = kept.revision;
    this.#keptText = kept.source;
    this.#unsubscribe = document.subscribe(() => this.#changed());
    if (document.current.text !== kept.source) this.#changed();
  }

  get state(): Saving {
    return this.#state;
  }

  readonly subscribe = (hear: () => void): (() => void) => {
    this.#heard.add(hear);
    return () => this.#heard.delete(hear);
  };

  /** Saves at once, without waiting for a pause; also tries again at once where no answer came. */
  async saveNow(): Promise<void> {
    if (this.#state.kind === 'saving' || this.#state.kind === 'theirs') return;
    this.#stopTimer();
    const { text } = this.#document.current;
    if (text === this.#keptText) {
      this.#settled();
      return;
    }
    this.#tell({ kind: 'saving' });
    const outcome = await this.#means.save(text, this.#revision);
    this.#since = null;
    if (outcome.kind === 'saved') {
      this.#revision = outcome.revision;
      this.#keptText = text;
      this.#retry = RETRY_FIRST;
      this.#tell({ kind: 'waiting' });
      this.#changed();
      return;
    }
    this.#tell(outcome);
    if (outcome.kind !== 'noAnswer') return;
    this.#cancelTimer = this.#means.timers.after(this.#retry, () => void this.saveNow());
    this.#retry = Math.min(this.#retry * 2, RETRY_LONGEST);
  }

  /** Of two who saved: ours goes over theirs, as a new revision. Theirs stays in the history of the draft. */
  async keepOurs(): Promise<void> {
    if (this.#state.kind !== 'theirs') return;
    this.#revision = this.#state.kept.revision;
    this.#keptText = this.#state.kept.source;
    this.#tell({ kind: 'waiting' });
    await this.saveNow();
  }

  /** Theirs is taken, as a step that can be undone: ours is one undo away. */
  takeTheirs(label: string): void {
    if (this.#state.kind !== 'theirs') return;
    const { kept } = this.#state;
    this.#revision = kept.revision;
    this.#keptText = kept.source;
    this.#tell({ kind: 'saved' });
    this.#document.type(label, difference(this.#document.current.text, kept.source), this.#means.timers.now() + LONGEST);
    this.#settled();
  }

  /** Saves what is not saved yet, if it can, and stops. */
  close(): void {
    this.#unsubscribe();
    this.#stopTimer();
    if (this.#state.kind === 'waiting') void this.#means.save(this.#document.current.text, this.#revision);
  }

  #changed(): void {
    const { text } = this.#document.current;
    if (text === this.#keptText && this.#state.kind !== 'saving') {
      this.#settled();
      return;
    }
    this.#means.journal.write({ revision: this.#revision, source: text });
    if (this.#state.kind === 'saving' || this.#state.kind === 'theirs' || this.#state.kind === 'noAnswer') return;
    this.#stopTimer();
    const now = this.#means.timers.now();
    this.#since ??= now;
    const wait = Math.max(0, Math.min(PAUSE, this.#since + LONGEST - now));
    this.#cancelTimer = this.#means.timers.after(wait, () => void this.saveNow());
    this.#tell({ kind: 'waiting' });
  }

  #settled(): void {
    this.#stopTimer();
    this.#since = null;
    this.#means.journal.write(null);
    this.#tell({ kind: 'saved' });
  }

  #stopTimer(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }

  #tell(state: Saving): void {
    this.#state = state;
    for (const hear of this.#heard) hear();
  }
}
