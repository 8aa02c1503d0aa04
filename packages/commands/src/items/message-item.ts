import type { ItemKind } from '@tierwright/lifecycle';
import type { Work } from '../command/command.ts';
import type { ItemOutcome } from './item-outcome.ts';
import { saidAbout } from './said-about.ts';
import { type Saying, stepItem } from './step-item.ts';

/**
 * A message to an item: locks, what is due, the message, everything it asks for, in the command's transaction; says what the
 * command is about. Refused: CMD601 not there (or outside `within`), CMD103 another revision, else as the lifecycle does.
 */
export async function messageItem<K extends ItemKind>(work: Work, saying: Saying & { readonly kind: K }): Promise<ItemOutcome<K>> {
  return saidAbout(work, await stepItem(work, { ifMatch: work.ifMatch, ...saying }));
}
