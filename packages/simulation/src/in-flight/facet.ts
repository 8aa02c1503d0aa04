import type { Json } from '@tierwright/program';

/** What of running work a version can change. */
export const ASPECTS = [
  'stage',
  'route',
  'approvers',
  'ruling',
  'band',
  'discount',
  'place',
  'protection',
  'due',
  'field',
  'step',
  'owner',
  'amount',
  'holder',
] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Something of an item as it stands under a version. */
export interface Facet {
  readonly aspect: Aspect;
  /** Of several of one aspect which: a step, a field, a deadline. */
  readonly about?: string;
  readonly title: string;
  /** Null: not known. */
  readonly value: Json;
  readonly words: string;
}

/** What is not known of an item under a version, in a sentence. */
export interface Outlook {
  readonly facets: readonly Facet[];
  readonly unknown: readonly string[];
}
