import type { AnyItem, ItemKind, LifecycleProgram, Step } from '@tierwright/lifecycle';
import type { Failure } from '../command/failure.ts';
import type { KeptItem } from './item-row.ts';

export type ItemOf<K extends ItemKind> = Extract<AnyItem, { kind: K }>;

/** A step that was taken and kept: the item after it, what happened, what the world has to do; and the version it runs under. */
export interface ItemTaken<K extends ItemKind = ItemKind> extends Step<ItemOf<K>> {
  readonly ok: true;
  readonly program: LifecycleProgram;
  readonly kept: KeptItem;
}

/** What came of a step: nothing of one that was not taken is kept. */
export type ItemOutcome<K extends ItemKind = ItemKind> = ItemTaken<K> | { readonly ok: false; readonly failure: Failure };
