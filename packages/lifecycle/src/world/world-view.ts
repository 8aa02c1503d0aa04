import type { ItemKind } from '../machine/item.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { People } from '../machine/people.ts';
import type { Instant } from '../time/instant.ts';
import type { AnyItem } from './kinds.ts';

/** What may be looked at in a world. */
export interface WorldView {
  readonly now: Instant;
  readonly people: People;
  readonly items: readonly AnyItem[];
  item<K extends ItemKind>(kind: K, id: string): Extract<AnyItem, { kind: K }> | undefined;
  programOf(item: Pick<AnyItem, 'kind' | 'id' | 'program'>): LifecycleProgram;
  factsFor(kind: ItemKind, id: string, program: LifecycleProgram): unknown;
}
