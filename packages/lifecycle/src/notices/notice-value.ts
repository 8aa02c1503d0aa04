import type { Instant } from '../time/instant.ts';

/** What a notice can say of something. What is not text says of what kind it is, so that people read it in their words. */
export type NoticeValue =
  | string
  | number
  | boolean
  /** Not known. */
  | null
  /** Integer minor units of the currency. */
  | { readonly money: number; readonly currency: string }
  | { readonly percent: number }
  /** `YYYY-MM-DD`. */
  | { readonly day: string }
  | { readonly at: Instant }
  | readonly string[];

/** Values by the names of variables. */
export type NoticeValues = Readonly<Record<string, NoticeValue>>;
