// What workflows that walk over many rows and the worker's activities say to each other.

/** Where a walk is: `next` null: at its end. */
export interface Page {
  readonly next: string | null;
  readonly done: number;
  readonly failed: number;
}

export interface ReviewInput {
  readonly v: 1;
  readonly tenant: string;
  /** Whose review calendar asks; members of other programs that are due are reviewed all the same. */
  readonly program: string;
  /** Where a former run left off. */
  readonly from?: { readonly at: number; readonly after: string; readonly done: number; readonly failed: number };
}

export interface RolloutInput {
  readonly v: 1;
  readonly tenant: string;
  readonly release: string;
  /** When it comes into force, milliseconds since 1970. */
  readonly at: number;
  /** When partners whom it changes something for are told of it, milliseconds since 1970; absent: when it holds. */
  readonly tellAt?: number;
  readonly from?: { readonly after: string; readonly done: number; readonly failed: number };
}

export interface SweepInput {
  readonly v: 1;
  readonly from?: { readonly at: number; readonly after: string; readonly done: number; readonly failed: number };
}

/** Activities of the walks; each heartbeats its cursor and goes on from there when it is tried again. */
export interface PageActivities {
  /** Runs the timers of members that are due at `at`. */
  reviewPage(page: { readonly tenant: string; readonly at: number; readonly after: string | null; readonly limit: number }): Promise<Page>;
  /** Brings scheduled releases into force whose instant has come. */
  activateDue(due: { readonly tenant: string; readonly at: number; readonly release: string }): Promise<{ readonly isActive: boolean }>;
  /** Tells partners, ahead of its date, what a release changes for them. */
  tellPage(page: {
    readonly tenant: string;
    readonly release: string;
    readonly after: string | null;
    readonly limit: number;
  }): Promise<Page>;
  /** Moves running items as the version's `transition` says. */
  movePage(page: {
    readonly tenant: string;
    readonly release: string;
    readonly after: string | null;
    readonly limit: number;
  }): Promise<Page>;
  /** Starts the drivers of items that are due soon or have effects to carry out. */
  sweepPage(page: { readonly at: number; readonly after: string | null; readonly limit: number }): Promise<Page>;
}

/** What a walk answers when it is asked (query `progress`), and in the end. */
export interface Progress {
  readonly state: 'waiting' | 'running' | 'paused' | 'done' | 'aborted' | 'cancelled';
  readonly done: number;
  readonly failed: number;
}
