import type { Store } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import { bodyOf } from '../command/answered.fixture.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { Office } from '../status/office.fixture.ts';
import { beginDeal } from './begin-deal.ts';
import { DEAL_COMMANDS } from './deal-commands.ts';
import type { DealAsked, DealSaid } from './deal-messages.ts';
import type { DealShown } from './show-deal.ts';

// For tests: Northwind with two resellers, a distributor and everybody who decides.

export const DAY = 86_400_000;
export const ANSWERS = {
  customer: { name: 'Contoso', country: 'US' },
  products: ['cloud'],
  amount: 50_000,
  closeOn: '2027-06-01',
  need: 'A data centre',
  tender: false,
};
/** Large enough for the deal desk. */
export const LARGE = { ...ANSWERS, amount: 150_000 };

export class Northwind {
  readonly office: Office;
  readonly people: Readonly<Record<string, PersonCaller>>;

  constructor(office: Office, people: Readonly<Record<string, PersonCaller>>) {
    this.office = office;
    this.people = people;
  }

  /** `change` alters the program before it is read. */
  static async open(store: Store, change?: (text: string) => string): Promise<Northwind> {
    const office = await Office.open(store);
    await office.inForce('northwind/2027.1.0', change);
    const attributes = { type: 'reseller', region: 'NA', joinedOn: '2024-05-01', agreementSigned: true, overdue: false };
    const facts = { 'bookings.t12m': 120_000, 'certs.active': 3 };
    await office.partners(
      { id: 'acme', title: 'Acme Corp', attributes, facts },
      { id: 'bolt', title: 'Bolt Ltd', attributes, facts },
      { id: 'tailspin', title: 'Tailspin Distribution', attributes: { ...attributes, type: 'distributor' } },
    );
    await office.opposing();
    const vendor = { roles: ['decider'] } as const;
    const people = {
      ann: await office.person('Ann Able', { roles: ['partnerUser'], partner: 'acme' }),
      abe: await office.person('Abe Archer', { roles: ['partnerUser'], partner: 'acme' }),
      bob: await office.person('Bob Brown', { roles: ['partnerUser'], partner: 'bolt' }),
      tess: await office.person('Tess Turner', { roles: ['partnerUser'], partner: 'tailspin' }),
      dora: await office.person('Dora Desk', { ...vendor, groups: ['dealDesk'] }),
      fiona: await office.person('Fiona Funds', { ...vendor, groups: ['finance'] }),
      sara: await office.person('Sara Sales', { ...vendor, groups: ['salesLead'] }),
      rita: await office.person('Rita Region', { ...vendor, groups: ['regionalDirector'] }),
      carl: await office.person('Carl Channel', { roles: ['channelManager'], groups: ['channelManager'], looksAfter: 'acme' }),
      audrey: await office.person('Audrey Audit', { roles: ['auditor'] }),
      pete: await office.person('Pete Programs', { roles: ['programDesigner', 'approver', 'administrator'] }),
    };
    return new Northwind(office, people);
  }

  who(name: string): PersonCaller {
    const person = this.people[name];
    if (!person) throw new Error(`Nobody is ${name}`);
    return person;
  }

  begin(name: string, asked: DealAsked = { answers: ANSWERS, submit: true }): Promise<DealShown> {
    return this.office.done(beginDeal, this.who(name), asked);
  }

  tell(name: string, id: string, message: DealSaid): Promise<Answer<DealShown>> {
    return this.office.ask(DEAL_COMMANDS[message.type], this.who(name), { id, message });
  }

  async told(name: string, id: string, message: DealSaid): Promise<DealShown> {
    return bodyOf(await this.tell(name, id, message));
  }

  /** Everybody who decides about a deal approves, as they are asked. */
  async approve(name: string, id: string, chain: string, step: string): Promise<DealShown> {
    return this.told(name, id, { type: 'decide', chain, step, outcome: 'approve' });
  }
}
