import { type FundBalance, type FundRequest, fundBalance, type LifecycleProgram } from '@tierwright/lifecycle';
import type { Fund } from '@tierwright/program';
import { findPartner, ledgerOf, type StoredItem, type Tx } from '@tierwright/store';
import type { Static } from 'typebox';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { activePrograms } from '../partners/active-programs.ts';
import { noPartner, type Page } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { mayTouch } from '../rights/reach.ts';
import { closed, id, listOf } from '../shapes/vocabulary.ts';
import { bodyOf, type ItemsWanted, itemsFor } from '../status/list-items.ts';
import { moneyShown } from '../status/parts-shown.ts';
import { rowMembers, rowShown } from '../status/row-shown.ts';
import { itemWithin, noItem } from '../status/within-reach.ts';
import { READ_BALANCES_RIGHTS, READ_FUNDS_RIGHTS } from './fund-rights.ts';
import { type Balance, balanceShape } from './fund-shapes.ts';
import { type FundShown, showFund } from './show-fund.ts';

export const fundRowShape = closed({ ...rowMembers, fund: id('The fund.') });
export type FundRow = Static<typeof fundRowShape>;

const fundRow = (row: StoredItem, titleOf: (partner: string) => string): FundRow => ({
  ...rowShown(row, titleOf),
  fund: bodyOf<FundRequest>(row).fund,
});

/** Requests for money, the newest first. */
export const fundRequestsFor = (service: Service, caller: Caller, wanted: ItemsWanted): Promise<Answer<Page<FundRow>>> =>
  itemsFor(service, caller, { kind: 'fund', rights: READ_FUNDS_RIGHTS, wanted, row: fundRow });

/** How a request for money stands. */
export const fundRequestFor = (service: Service, caller: Caller, request: string): Promise<Answer<FundShown>> =>
  reading(service, READ_FUNDS_RIGHTS, caller, async (tx) => {
    const key = { kind: 'fund', id: request } as const;
    const row = await itemWithin(tx, key, READ_FUNDS_RIGHTS, caller);
    if (!row) return noItem(key);
    return { ok: true, status: 200, body: await showFund(service, tx, caller, row), revision: row.revision };
  });

export const balancesShape = closed({ items: listOf(balanceShape, 500) }, 'A partner’s money in the funds of the programs in force.');
export type BalancesShown = Static<typeof balancesShape>;

async function balanceOf(tx: Tx, { program }: LifecycleProgram, fund: Fund, partner: string): Promise<Balance> {
  const currency = fund.currency ?? program.currency;
  const entries = (await ledgerOf(tx, fund.id)).map(({ lot, request, expires, ...entry }) => ({
    ...entry,
    ...(lot === null ? {} : { lot }),
    ...(request === null ? {} : { request }),
    ...(expires === null ? {} : { expires }),
  }));
  const balance: FundBalance = fundBalance(entries, fund.id, partner);
  return {
    program: program.program,
    fund: { id: fund.id, title: fund.title },
    accrued: moneyShown(balance.accrued, currency),
    reserved: moneyShown(balance.reserved, currency),
    paid: moneyShown(balance.paid, currency),
    forfeited: moneyShown(balance.forfeited, currency),
    available: moneyShown(balance.available, currency),
  };
}

/** A partner's money in each fund. */
export const balancesFor = (service: Service, caller: Caller, asked: { readonly partner?: string }): Promise<Answer<BalancesShown>> =>
  reading(service, READ_BALANCES_RIGHTS, caller, async (tx, reach) => {
    const partner = asked.partner ?? (caller.kind === 'person' ? caller.partner : null);
    if (partner === null) return refuse('CMD612', 'Whose money?', { pointer: '/partner', expected: 'the id of a partner' });
    if (!mayTouch(reach, { partner }) || !(await findPartner(tx, partner))) return noPartner(partner);
    const items: Balance[] = [];
    for (const program of await activePrograms(service.programs, tx))
      for (const fund of program.program.funds ?? []) items.push(await balanceOf(tx, program, fund, partner));
    return { ok: true, status: 200, body: { items } };
  });
