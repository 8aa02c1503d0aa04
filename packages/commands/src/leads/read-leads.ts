import { customerTitle, type Lead } from '@tierwright/lifecycle';
import type { StoredItem } from '@tierwright/store';
import type { Static } from 'typebox';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import type { Page } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { closed, orNull, text } from '../shapes/vocabulary.ts';
import { bodyOf, type ItemsWanted, itemsFor } from '../status/list-items.ts';
import { rowMembers, rowShown } from '../status/row-shown.ts';
import { itemWithin, noItem } from '../status/within-reach.ts';
import { READ_LEADS_RIGHTS } from './lead-rights.ts';
import { type LeadShown, showLead } from './show-lead.ts';

export const leadRowShape = closed({ ...rowMembers, customer: orNull(text('What people call the customer.', 400)) });
export type LeadRow = Static<typeof leadRowShape>;

const leadRow = (row: StoredItem, titleOf: (partner: string) => string): LeadRow => ({
  ...rowShown(row, titleOf),
  customer: customerTitle(bodyOf<Lead>(row).answers.customer),
});

/** Leads, the newest first. `customer`: part of a name, domain or number. */
export const leadsFor = (
  service: Service,
  caller: Caller,
  { customer, ...wanted }: ItemsWanted & { readonly customer?: string },
): Promise<Answer<Page<LeadRow>>> => itemsFor(service, caller, { kind: 'lead', rights: READ_LEADS_RIGHTS, wanted, customer, row: leadRow });

/** How a lead stands. */
export const leadFor = (service: Service, caller: Caller, id: string): Promise<Answer<LeadShown>> =>
  reading(service, READ_LEADS_RIGHTS, caller, async (tx) => {
    const key = { kind: 'lead', id } as const;
    const row = await itemWithin(tx, key, READ_LEADS_RIGHTS, caller);
    if (!row) return noItem(key);
    return { ok: true, status: 200, body: await showLead(service, tx, caller, row), revision: row.revision };
  });
