import type { Json } from '@tierwright/program';
import type { Step } from '../machine/advance.ts';
import type { Item, ItemKind } from '../machine/item.ts';
import type { Instant } from '../time/instant.ts';

/** One step that was taken in a world, in the order in which they were. */
export interface Happening {
  readonly kind: ItemKind;
  readonly item: string;
  /** When the step was run. */
  readonly at: Instant;
  /** `begin`, the message's type, or null where time alone moved the item. */
  readonly message: Json;
  readonly step: Step<Item>;
}
