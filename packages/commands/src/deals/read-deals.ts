import { customerOf, type Deal, dealForm, formSchema } from '@tierwright/lifecycle';
import type { JsonSchema } from '@tierwright/program';
import type { StoredItem } from '@tierwright/store';
import { type Static, Type } from 'typebox';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import type { Page } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { closed } from '../shapes/vocabulary.ts';
import { chooseProgram } from '../status/choose-program.ts';
import { versionOf } from '../status/head.ts';
import { bodyOf, type ItemsWanted, itemsFor } from '../status/list-items.ts';
import { rowShown } from '../status/row-shown.ts';
import { versionShape } from '../status/status-shapes.ts';
import { itemWithin, noItem } from '../status/within-reach.ts';
import { READ_DEALS_RIGHTS } from './deal-rights.ts';
import type { DealRow } from './deal-shapes.ts';
import { type DealShown, showDeal } from './show-deal.ts';

const dealRow = (row: StoredItem, titleOf: (partner: string) => string): DealRow => ({
  ...rowShown(row, titleOf),
  distributor: row.distributor === null ? null : { id: row.distributor, title: titleOf(row.distributor) },
  customer: customerOf(bodyOf<Deal>(row)),
});

/** Deals, the newest first. `customer`: part of a name, domain or number. */
export const dealsFor = (
  service: Service,
  caller: Caller,
  { customer, ...wanted }: ItemsWanted & { readonly customer?: string },
): Promise<Answer<Page<DealRow>>> => itemsFor(service, caller, { kind: 'deal', rights: READ_DEALS_RIGHTS, wanted, customer, row: dealRow });

/** How a deal stands. */
export const dealFor = (service: Service, caller: Caller, id: string): Promise<Answer<DealShown>> =>
  reading(service, READ_DEALS_RIGHTS, caller, async (tx) => {
    const key = { kind: 'deal', id } as const;
    const row = await itemWithin(tx, key, READ_DEALS_RIGHTS, caller);
    if (!row) return noItem(key);
    return { ok: true, status: 200, body: await showDeal(service, tx, caller, row), revision: row.revision };
  });

export const dealFormShape = closed({
  program: versionShape,
  schema: Type.Unsafe<JsonSchema>({ type: 'object', additionalProperties: true, description: 'JSON Schema (2020-12) of the answers.' }),
});
export type DealForm = Static<typeof dealFormShape>;

/** The form that deals are registered with now, as a JSON Schema. */
export const dealFormFor = (service: Service, caller: Caller, { program }: { readonly program?: string }): Promise<Answer<DealForm>> =>
  reading(service, READ_DEALS_RIGHTS, caller, async (tx) => {
    const partner = caller.kind === 'person' ? (caller.partner ?? undefined) : undefined;
    const chosen = await chooseProgram(service.programs, tx, { named: program, partner, section: 'dealRegistration' });
    if (!chosen.ok) return chosen;
    const { program: document } = chosen.program;
    return {
      ok: true,
      status: 200,
      body: { program: versionOf({ program: chosen.program }), schema: formSchema(dealForm(document), document) },
    };
  });
