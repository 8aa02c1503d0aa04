import type { Json } from '@tierwright/program';
import type { Selectable } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { ItemStepRow } from '../database/tables/items.ts';
import type { ItemKey } from './item-rows.ts';

/** A step that an item took: by whom, what was said, the rows of the state table, what happened. */
export type StoredStep = Omit<Selectable<ItemStepRow>, 'tenant' | 'kind' | 'item'>;

export interface NewStep extends ItemKey {
  readonly revision: number;
  readonly at: number;
  readonly recordedAt: number;
  readonly programHash: string;
  readonly actor: string;
  readonly message: Json;
  readonly moves: Json;
  readonly events: Json;
  readonly decision: string | null;
}

export async function addStep(tx: Tx, step: NewStep): Promise<void> {
  await tx.db
    .insertInto('item_step')
    .values({
      tenant: tx.tenant,
      kind: step.kind,
      item: step.id,
      revision: step.revision,
      at: step.at,
      recorded_at: step.recordedAt,
      program_hash: step.programHash,
      actor: step.actor,
      message: step.message === null ? null : JSON.stringify(step.message),
      moves: JSON.stringify(step.moves),
      events: JSON.stringify(step.events),
      decision: step.decision,
    })
    .execute();
}

/** The history of an item, the oldest first, after a revision. */
export async function stepsOfItem(tx: Tx, { kind, id }: ItemKey, after: number, limit: number): Promise<readonly StoredStep[]> {
  return tx.db
    .selectFrom('item_step')
    .select(['revision', 'at', 'recorded_at', 'program_hash', 'actor', 'message', 'moves', 'events', 'decision'])
    .where('tenant', '=', tx.tenant)
    .where('kind', '=', kind)
    .where('item', '=', id)
    .where('revision', '>', after)
    .orderBy('revision')
    .limit(limit)
    .execute();
}
