import type { ItemKind } from '@tierwright/lifecycle';

/** One item of one tenant, as workers name it. */
export interface ItemRef {
  readonly tenant: string;
  readonly kind: ItemKind;
  readonly id: string;
}

/** What an item waits for now. */
export interface ItemPlan {
  readonly revision: number;
  readonly state: string;
  readonly isOver: boolean;
  /** Milliseconds since 1970; null: nothing is due. */
  readonly due: number | null;
  readonly holders: readonly string[];
  readonly programId: string;
  readonly programHash: string;
  /** Effects that are not done, in order. */
  readonly effects: readonly { readonly id: string; readonly what: string }[];
}
