import type { ItemKind } from '@tierwright/lifecycle';
import type { Work } from '../command/command.ts';
import { activeProgram, type Beginning, begunItem } from './begun-item.ts';
import type { ItemOutcome } from './item-outcome.ts';
import { saidAbout } from './said-about.ts';

/**
 * A new item under the version of `program` that is in force; says what the command is about. Not begun: CMD602 without such
 * a version, OPS109 where the id is taken, else as the kind refuses it.
 */
export async function beginItem<K extends ItemKind>(
  work: Work,
  { program, ...begun }: Beginning & { readonly kind: K; readonly program: string },
): Promise<ItemOutcome<K>> {
  const active = await activeProgram(work, program);
  if ('ok' in active) return active;
  return saidAbout(work, await begunItem(work, active, begun));
}
