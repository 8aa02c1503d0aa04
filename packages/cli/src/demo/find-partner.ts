import type { PartnerData } from '@tierwright/facts';
import type { BaseFolder } from '../base/open-base.ts';
import { readPartners } from '../base/read-partners.ts';
import { Failure } from '../failures/failure.ts';

/** One partner of a base. Throws a Failure (TW403, TW405). */
export async function findPartner(base: BaseFolder, id: string): Promise<PartnerData> {
  for await (const partners of readPartners(base)) {
    const found = partners.find(({ partner }) => partner.id === id);
    if (found) return found.partner;
  }
  throw new Failure('TW405', `There is no partner ${id} in ${base.folder}.`, { file: base.folder });
}
