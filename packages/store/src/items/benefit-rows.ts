import type { Selectable } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { BenefitGrantRow } from '../database/tables/items.ts';

/** From which day the benefits of a tier hold for a partner. */
export type BenefitGrant = Omit<Selectable<BenefitGrantRow>, 'tenant'>;

export async function addBenefitGrant(tx: Tx, grant: BenefitGrant): Promise<void> {
  await tx.db
    .insertInto('benefit_grant')
    .values({ tenant: tx.tenant, ...grant, benefits: [...grant.benefits] })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What a partner was granted, the latest first. */
export async function benefitGrantsOf(tx: Tx, partner: string, limit: number): Promise<readonly BenefitGrant[]> {
  return tx.db
    .selectFrom('benefit_grant')
    .select(['effect', 'partner', 'track', 'group', 'tier', 'from_on', 'benefits', 'program_hash', 'at'])
    .where('tenant', '=', tx.tenant)
    .where('partner', '=', partner)
    .orderBy('at', 'desc')
    .orderBy('effect', 'desc')
    .limit(limit)
    .execute();
}
