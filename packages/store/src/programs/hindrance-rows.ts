import type { Json } from '@tierwright/program';
import type { Tx } from '../database/store.ts';
import type { ItemKey } from '../items/item-rows.ts';

/** What could not go on under a release. */
export interface StoredHindrance {
  readonly kind: string;
  readonly item: string;
  readonly problems: Json;
  readonly at: number;
}

/** The last reason counts: a rollout may be tried again. */
export async function putHindrance(tx: Tx, release: string, { kind, id }: ItemKey, problems: Json, at: number): Promise<void> {
  await tx.db
    .insertInto('release_hindrance')
    .values({ tenant: tx.tenant, release, kind, item: id, problems: JSON.stringify(problems), at })
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'release', 'kind', 'item']).doUpdateSet({ problems: JSON.stringify(problems), at }),
    )
    .execute();
}

/** By kind and item, after one of them. */
export async function listHindrances(
  tx: Tx,
  release: string,
  after: readonly [string, string],
  limit: number,
): Promise<readonly StoredHindrance[]> {
  const [kind, item] = after;
  return tx.db
    .selectFrom('release_hindrance')
    .select(['kind', 'item', 'problems', 'at'])
    .where('tenant', '=', tx.tenant)
    .where('release', '=', release)
    .where(({ or, and, eb }) => or([eb('kind', '>', kind), and([eb('kind', '=', kind), eb('item', '>', item)])]))
    .orderBy('kind')
    .orderBy('item')
    .limit(limit)
    .execute();
}

/** It went on after all. */
export async function dropHindrance(tx: Tx, release: string, { kind, id }: ItemKey): Promise<void> {
  await tx.db
    .deleteFrom('release_hindrance')
    .where('tenant', '=', tx.tenant)
    .where('release', '=', release)
    .where('kind', '=', kind)
    .where('item', '=', id)
    .execute();
}
