import { createHash } from 'node:crypto';
import { type AnyItem, distributorOf, type LifecycleProgram, TABLES } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import type { ItemAfter, StoredItem } from '@tierwright/store';

/** Whose an item is; a membership is its partner’s. */
export const partnerOf = (item: AnyItem): string | null => (item.kind === 'member' ? item.id : item.partner);

const isOver = ({ kind, state }: Pick<AnyItem, 'kind' | 'state'>): boolean => TABLES[kind].ends.includes(state);

/** An item as a step left it, with the last decision about it where that is known; null: there was none. */
export type KeptItem = StoredItem & { readonly lastDecision?: string | null };

/** An item as its row. */
export function rowOf(item: AnyItem, program: LifecycleProgram, holders: readonly string[]): ItemAfter {
  return {
    kind: item.kind,
    id: item.id,
    partner: partnerOf(item),
    state: item.state,
    is_over: isOver(item),
    revision: item.revision,
    program: program.program.program,
    program_hash: item.program,
    at: item.at,
    since: item.since,
    due_at: item.timers[0]?.at ?? null,
    holders: [...holders],
    distributor: item.kind === 'deal' ? distributorOf(item) : null,
    body: item as unknown as Json,
  };
}

/** What the audit chain proves of a step: the item as it was after it. */
export const proofOf = (item: AnyItem): string => createHash('sha256').update(JSON.stringify(item)).digest('hex');
