import type { ItemKind } from '@tierwright/lifecycle';
import type { Work } from '../command/command.ts';
import { activeProgram, type Beginning, begunItem } from './begin-item.ts';
import type { ItemOf, ItemOutcome } from './item-outcome.ts';
import { proofOf } from './item-row.ts';
import { type Saying, type Stepped, stepItem } from './step-item.ts';

/** What the audit row says, and the outcome as the kind has it. */
function told<K extends ItemKind>(work: Work, stepped: Stepped): ItemOutcome<K> {
  if (!stepped.ok) return stepped;
  const { step, program } = stepped;
  const { item, events, effects, moves } = step;
  work.about(`${item.kind}/${item.id}`, item.revision, proofOf(item));
  return { ok: true, item: item as ItemOf<K>, events, effects, moves, program };
}

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
  return told(work, await begunItem(work, active, begun));
}

/**
 * A message to an item: locks, what is due, the message, everything it asks for, in the command's transaction; says what the
 * command is about. Refused: CMD601 not there (or outside `within`), CMD103 another revision, else as the lifecycle does.
 */
export async function messageItem<K extends ItemKind>(work: Work, saying: Saying & { readonly kind: K }): Promise<ItemOutcome<K>> {
  return told(work, await stepItem(work, saying));
}
