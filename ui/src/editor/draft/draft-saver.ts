import type { ProgramDocument } from '../document/program-document.ts';

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

/** What is not saved yet, over which revision it was written, and the texts that were sent and not answered: one may be kept. */
export interface Unsaved extends KeptDraft {
  readonly sent: readonly string[];
}

/** Where what is not saved yet outlives the page: `localStorage`. */
export interface Journal {
  read(): Unsaved | null;
  write(entry: Unsaved | null): void;
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
  /** Sent, and no answer came: if one of them is what the service has, then it is ours and nobody else's. */
  #sent: readonly string[];
  #state: Saving = { kind: 'saved' };
  #cancelTimer: (() => void) | null = null;
  #since: number | null = null;
  #retry = RETRY_FIRST;

  constructor(document: ProgramDocument, kept: KeptDraft & { readonly sent?: readonly string[] }, means: Means) {
    this.#document = document;
    this.#means = means;
    this.#revision = kept.revision;
    this.#keptText = kept.source;
    this.#sent = kept.sent ?? [];
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
    if (!this.#sent.includes(text)) this.#sent = [...this.#sent, text];
    this.#note();
    this.#tell({ kind: 'saving' });
    const outcome = await this.#means.save(text, this.#revision);
    this.#since = null;
    if (outcome.kind === 'saved') return this.#isKept(outcome.revision, text);
    // Our own save, whose answer was lost.
    if (outcome.kind === 'theirs' && this.#sent.includes(outcome.kept.source))
      return this.#isKept(outcome.kept.revision, outcome.kept.source);
    if (outcome.kind !== 'noAnswer') this.#sent = [];
    this.#note();
    this.#tell(outcome);
    if (outcome.kind !== 'noAnswer') return;
    this.#cancelTimer = this.#means.timers.after(this.#retry, () => void this.saveNow());
    this.#retry = Math.min(this.#retry * 2, RETRY_LONGEST);
  }

  /** The service has raised the revision for the same text: something else of the draft was changed from here. */
  raised(revision: number): void {
    this.#revision = revision;
  }

  /** Of two who saved: ours goes over theirs, as a new revision. Theirs is one undo away: the service keeps only the last. */
  async keepOurs(labels: { readonly theirs: string; readonly ours: string }): Promise<void> {
    if (this.#state.kind !== 'theirs') return;
    const ours = this.#document.current.text;
    this.#take(this.#state.kept, labels.theirs);
    this.#document.replace(labels.ours, ours);
    await this.saveNow();
  }

  /** Theirs is taken, as a step that can be undone: ours is one undo away. */
  takeTheirs(label: string): void {
    if (this.#state.kind === 'theirs') this.#take(this.#state.kept, label);
  }

  /** Saves what is not saved yet, if it can, and stops. */
  close(): void {
    this.#unsubscribe();
    this.#stopTimer();
    if (this.#state.kind === 'waiting') void this.#means.save(this.#document.current.text, this.#revision);
  }

  #take(kept: KeptDraft, label: string): void {
    this.#revision = kept.revision;
    this.#keptText = kept.source;
    this.#tell({ kind: 'saved' });
    this.#document.replace(label, kept.source);
    this.#settled();
  }

  /** The service has a text of ours; what was typed since is saved next. */
  #isKept(revision: number, text: string): void {
    this.#revision = revision;
    this.#keptText = text;
    this.#sent = [];
    this.#retry = RETRY_FIRST;
    this.#tell({ kind: 'waiting' });
    this.#changed();
  }

  #note(): void {
    this.#means.journal.write({ revision: this.#revision, source: this.#document.current.text, sent: this.#sent });
  }

  #changed(): void {
    const { text } = this.#document.current;
    if (text === this.#keptText && this.#state.kind !== 'saving') {
      this.#settled();
      return;
    }
    this.#note();
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
