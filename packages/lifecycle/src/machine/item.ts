import type { Instant } from '../time/instant.ts';

/** What runs under a program: each is one row, moved by steps. */
export type ItemKind = 'deal' | 'onboarding' | 'member' | 'fund' | 'lead';

/** A deadline of an item: an instant computed when it began, told apart by its id (`protection`, `warn:0`). */
export interface Timer {
  readonly id: string;
  readonly at: Instant;
}

/** What every running item carries. Plain JSON: it is a row of the store. */
export interface Item {
  readonly kind: ItemKind;
  readonly id: string;
  /** Hash of the program version that it runs under. */
  readonly program: string;
  /** Raised by each step. */
  readonly revision: number;
  /** The instant of its last step; no step may be earlier. */
  readonly at: Instant;
  readonly state: string;
  /** Since when it has been in its state. */
  readonly since: Instant;
  /** In the order in which they are due; of two due at once the one that was set first. */
  readonly timers: readonly Timer[];
}

/** The same object, open to change while a step works on its own copy. What lies inside is replaced, never altered. */
export type Draft<I extends Item> = { -readonly [K in keyof I]: I[K] };
