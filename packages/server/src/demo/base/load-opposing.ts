import { type OpposingRecords, putOpposingRecords, runCommand } from '@tierwright/commands';
import type { OpposingRecord } from '@tierwright/lifecycle';
import { done } from '../cast/engage.ts';
import { customer } from '../stories/customers.ts';
import { dayOf } from '../work-time.ts';
import type { SampleWorld } from '../world.ts';

const FROM = 'crm';

/**
 * What the vendor's own systems know of customers that partners will register: most stand in nobody's way, some are worked on
 * by the direct team, some are named accounts, one has a contract.
 */
export async function loadOpposing({ service, company, draw, start, end }: SampleWorld, incumbent: string): Promise<void> {
  const caller = company.caller(company.manager);
  const owner = company.caller('sales-lead').account;
  const of = (n: number) => ({ customer: { ...customer(n, 'NA', draw) } });
  const opportunity = (n: number): OpposingRecord => ({
    ...{ id: `opportunity-${n}`, products: ['cloud', 'security', 'data'], owner, stage: 'qualified', ...of(n) },
    ...{ createdOn: dayOf(start, -40), lastActivityOn: dayOf(end, -20) },
  });
  const known: Readonly<Record<OpposingRecords['of'], readonly OpposingRecord[]>> = {
    directOpportunities: [4, 19, 33].map(opportunity),
    contracts: [{ id: 'contract-1', products: ['data'], partner: incumbent, ...of(26) }],
    namedAccounts: [8, 40].map((n) => ({ id: `account-${n}`, owner, ...of(n) })),
    tenders: [],
  };
  for (const [source, records] of Object.entries(known)) {
    const input = { of: source as OpposingRecords['of'], records, from: FROM, through: dayOf(end) };
    done(await runCommand(service, putOpposingRecords, { caller, input }), source);
  }
}
