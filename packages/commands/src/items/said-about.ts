import type { ItemKind } from '@tierwright/lifecycle';
import type { Work } from '../command/command.ts';
import type { ItemOf, ItemOutcome } from './item-outcome.ts';
import { proofOf } from './item-row.ts';
import type { Stepped } from './step-item.ts';

/** Says what the command is about, and gives the outcome as its kind has it. */
export function saidAbout<K extends ItemKind>(work: Work, stepped: Stepped): ItemOutcome<K> {
  if (!stepped.ok) return stepped;
  const { step, program, kept } = stepped;
  const { item, events, effects, moves } = step;
  work.about(`${item.kind}/${item.id}`, item.revision, proofOf(item));
  return { ok: true, item: item as ItemOf<K>, events, effects, moves, program, kept };
}
