import type { Tx } from '../database/store.ts';

/** The place that a deal has now, for each of its products. */
export interface DealPlace {
  readonly product: string;
  readonly place: number;
}

/** The places that a deal has, instead of those that it had: what is left ends, what is new begins. No places: all end. */
export async function putDealPlaces(tx: Tx, deal: string, places: readonly DealPlace[], at: number): Promise<void> {
  const held = await tx.db
    .selectFrom('deal_place')
    .select(['seq', 'product', 'place'])
    .where('tenant', '=', tx.tenant)
    .where('deal', '=', deal)
    .where('ended_at', 'is', null)
    .execute();
  const isSame = (one: DealPlace, other: DealPlace): boolean => one.product === other.product && one.place === other.place;
  const gone = held.filter((has) => !places.some((place) => isSame(has, place)));
  const fresh = places.filter((place) => !held.some((has) => isSame(has, place)));
  if (gone.length > 0) {
    await tx.db
      .updateTable('deal_place')
      .set({ ended_at: at })
      .where('tenant', '=', tx.tenant)
      .where(
        'seq',
        'in',
        gone.map(({ seq }) => seq),
      )
      .execute();
  }
  if (fresh.length === 0) return;
  await tx.db
    .insertInto('deal_place')
    .values(fresh.map(({ product, place }) => ({ tenant: tx.tenant, deal, product, place, taken_at: at, ended_at: null })))
    .execute();
}

/** Every place that a deal has had, in the order in which it took them. */
export async function placesOfDeal(
  tx: Tx,
  deal: string,
): Promise<readonly (DealPlace & { readonly taken_at: number; readonly ended_at: number | null })[]> {
  return tx.db
    .selectFrom('deal_place')
    .select(['product', 'place', 'taken_at', 'ended_at'])
    .where('tenant', '=', tx.tenant)
    .where('deal', '=', deal)
    .orderBy('seq')
    .execute();
}
