import type { Store } from '@tierwright/store';
import { memoryStore } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../command/answer.ts';
import { bodyOf, codeOf } from '../command/answered.fixture.ts';
import { historyFor } from '../status/history.ts';
import { Office } from '../status/office.fixture.ts';
import { createLead, LEAD_COMMANDS } from './lead-commands.ts';
import type { LeadSaid } from './lead-messages.ts';
import { READ_LEADS_RIGHTS } from './lead-rights.ts';
import type { PartnerLead, VendorLead } from './lead-shapes.ts';
import { leadFor, leadsFor } from './read-leads.ts';
import type { LeadShown } from './show-lead.ts';

let store: Store;
beforeAll(async () => {
  store = await memoryStore();
});
afterAll(() => store.close());

const ANSWERS = { customer: { name: 'Wingtip', country: 'US' }, products: ['cloud'], region: 'NA', family: 'cloud' };

async function northwind() {
  const office = await Office.open(store, 'northwind/2027.1.0');
  const attributes = { type: 'reseller', region: 'NA', joinedOn: '2025-01-01', agreementSigned: true, overdue: false };
  const facts = { 'bookings.t12m': 260_000, 'certs.active': 6, 'deals.won.t12m': 12, 'csat.t6m': 90, specializations: ['cloud'] };
  await office.partners(
    { id: 'acme', title: 'Acme Corp', attributes, facts, previous: { on: '2027-01-10', tier: 'gold' } },
    {
      id: 'bolt',
      title: 'Bolt Ltd',
      attributes,
      facts: { ...facts, 'bookings.t12m': 80_000 },
      previous: { on: '2027-01-10', tier: 'silver' },
    },
  );
  const people = {
    ann: await office.person('Ann Able', { roles: ['partnerUser'], partner: 'acme' }),
    bob: await office.person('Bob Brown', { roles: ['partnerUser'], partner: 'bolt' }),
    ina: await office.person('Ina Inside', { roles: ['decider'], groups: ['insideSales'] }),
    carl: await office.person('Carl Channel', { roles: ['channelManager'], groups: ['insideSales'] }),
    audrey: await office.person('Audrey Audit', { roles: ['auditor'] }),
  };
  type Name = keyof typeof people;
  const tell = (name: Name, id: string, message: LeadSaid): Promise<Answer<LeadShown>> =>
    office.ask(LEAD_COMMANDS[message.type], people[name], { id, message });
  const told = async (name: Name, id: string, message: LeadSaid) => bodyOf(await tell(name, id, message));
  return { office, people, tell, told };
}

describe('a lead', () => {
  it('is offered, accepted and worked on by the partner that has it', async () => {
    const { office, people, tell, told } = await northwind();
    expect(await office.refused(createLead, people.carl, { answers: { ...ANSWERS, family: '' } })).toMatch(/^422 OPS21/);
    expect(await office.refused(createLead, people.ann, { answers: ANSWERS })).toBe('403 CMD101');
    const made = (await office.done(createLead, people.carl, { answers: ANSWERS })) as VendorLead;
    const { id } = made;
    expect(made).toMatchObject({
      state: 'offered',
      partner: { id: 'acme' },
      offers: [{ outcome: 'open', partner: { title: 'Acme Corp' } }],
      customer: 'Wingtip',
    });
    expect(codeOf(await tell('bob', id, { type: 'accept' }))).toBe('404 CMD601');
    const accepted = (await told('ann', id, { type: 'accept' })) as PartnerLead;
    expect(accepted).toMatchObject({ state: 'accepted', offer: { outcome: 'accepted' }, next: [{ sentence: 'Feedback is due.' }] });
    await told('ann', id, { type: 'feedback', to: 'contacted' });
    expect(codeOf(await tell('ann', id, { type: 'feedback', to: 'lost' }))).toBe('422 OPS105');
    expect(codeOf(await tell('ann', id, { type: 'recall', reason: 'x' }))).toBe('403 CMD101');
    expect(await told('ann', id, { type: 'feedback', to: 'won' })).toMatchObject({ state: 'won', holders: [] });
    expect(codeOf(await tell('carl', id, { type: 'recall', reason: 'x' }))).toBe('409 OPS102');
  });

  it('tells a partner nothing of the partners before and after it', async () => {
    const { office, people, told, tell } = await northwind();
    const { id } = await office.done(createLead, people.carl, { answers: ANSWERS });
    const declined = (await told('ann', id, { type: 'decline', reason: 'Too small for Acme' })) as PartnerLead;
    expect(declined).toMatchObject({ state: 'declined', sentence: 'No longer with your company.', holders: [], next: [] });
    for (const secret of ['bolt', 'Bolt', people.bob.account]) expect(JSON.stringify(declined)).not.toContain(secret);
    expect(await leadFor(office.service, people.ann, id)).toMatchObject({ failure: { status: 404 } });
    const seen = [
      bodyOf(await leadFor(office.service, people.bob, id)),
      bodyOf(await historyFor(office.service, people.bob, { kind: 'lead', id, rights: READ_LEADS_RIGHTS })),
      bodyOf(await leadsFor(office.service, people.bob, { customer: 'wing' })),
    ];
    expect(seen[0]).toMatchObject({ state: 'offered', offer: { outcome: 'open' } });
    for (const secret of ['acme', 'Acme', people.ann.account, 'Too small']) expect(JSON.stringify(seen)).not.toContain(secret);
    expect(bodyOf(await leadsFor(office.service, people.ann, {})).items).toEqual([]);
    expect(codeOf(await tell('ina', id, { type: 'recall', reason: 'x' }))).toBe('404 CMD601');
    const recalled = (await told('carl', id, { type: 'recall', reason: 'Wrong region' })) as VendorLead;
    expect(recalled).toMatchObject({ state: 'unplaced', partner: null, holders: [{ title: 'Inside sales' }] });
    expect(codeOf(await tell('ina', id, { type: 'place' }))).toBe('409 OPS601');
    expect(codeOf(await tell('ina', id, { type: 'place', partner: 'nobody' }))).toBe('422 OPS104');
    expect(await told('ina', id, { type: 'feedback', to: 'disqualified', reason: 'No budget' })).toMatchObject({ state: 'disqualified' });
  });
});
