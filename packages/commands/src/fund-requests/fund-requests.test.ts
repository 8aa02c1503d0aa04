import type { Store } from '@tierwright/store';
import { memoryStore } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../command/answer.ts';
import { bodyOf, codeOf } from '../command/answered.fixture.ts';
import { Office } from '../status/office.fixture.ts';
import { beginFundRequest, FUND_COMMANDS } from './fund-commands.ts';
import type { FundSaid } from './fund-messages.ts';
import type { PartnerFund, VendorFund } from './fund-shapes.ts';
import { balancesFor, fundRequestFor, fundRequestsFor } from './read-funds.ts';
import type { FundShown } from './show-fund.ts';

let store: Store;
beforeAll(async () => {
  store = await memoryStore();
});
afterAll(() => store.close());

const PLAN = {
  activity: 'event',
  startsOn: '2027-03-20',
  endsOn: '2027-03-21',
  costs: [{ title: 'Hall', amount: 20_000 }],
  answers: { aim: 20, audience: 'Dentists' },
};
const PROOF = [
  { kind: 'invoice', file: 'hall.pdf' },
  { kind: 'report', file: 'event.pdf' },
];

async function northwind() {
  const office = await Office.open(store, 'northwind/2027.1.0');
  const attributes = { type: 'reseller', region: 'NA', joinedOn: '2025-01-01', agreementSigned: true, overdue: false };
  const facts = { 'bookings.t12m': 260_000, 'certs.active': 6, specializations: ['security'], 'deals.won.t12m': 12 };
  const previous = { on: '2027-01-10', tier: 'gold' };
  await office.partners(
    { id: 'acme', title: 'Acme Corp', attributes, facts, previous },
    { id: 'bolt', title: 'Bolt Ltd', attributes, facts, previous },
  );
  const people = {
    ann: await office.person('Ann Able', { roles: ['partnerUser'], partner: 'acme' }),
    bob: await office.person('Bob Brown', { roles: ['partnerUser'], partner: 'bolt' }),
    mark: await office.person('Mark Marketing', { roles: ['decider'], groups: ['marketing'] }),
    fiona: await office.person('Fiona Finance', { roles: ['decider'], groups: ['finance'] }),
    carl: await office.person('Carl Channel', { roles: ['channelManager'] }),
    audrey: await office.person('Audrey Audit', { roles: ['auditor'] }),
  };
  type Name = keyof typeof people;
  const tell = (name: Name, id: string, message: FundSaid): Promise<Answer<FundShown>> =>
    office.ask(FUND_COMMANDS[message.type], people[name], { id, message });
  const told = async (name: Name, id: string, message: FundSaid) => bodyOf(await tell(name, id, message));
  office.now = Date.parse('2027-03-01T18:00:00Z');
  return { office, people, tell, told };
}

describe('a request for money', () => {
  it('is planned, decided by those who hold it, claimed with proof and paid', async () => {
    const { office, people, tell, told } = await northwind();
    const draft = await office.done(beginFundRequest, people.ann, { fund: 'growth', plan: PLAN });
    const { id } = draft;
    expect(draft).toMatchObject({
      state: 'draft',
      fund: { title: 'Growth fund' },
      plan: { costs: [{ cost: { amount: 20_000, currency: 'USD' } }] },
    });
    expect(codeOf(await tell('bob', id, { type: 'edit', plan: PLAN }))).toBe('404 CMD601');
    expect(codeOf(await tell('carl', id, { type: 'edit', plan: PLAN }))).toBe('403 CMD101');
    await told('ann', id, { type: 'edit', plan: { ...PLAN, costs: [{ title: 'Hall', amount: 22_000 }] } });
    const pending = (await told('ann', id, { type: 'submit' })) as PartnerFund;
    expect(pending).toMatchObject({ state: 'pending', amount: { amount: 11_000 }, holders: ['Partner marketing'], yours: [] });
    expect(codeOf(await tell('ann', id, { type: 'claim', costs: PLAN.costs }))).toBe('409 OPS102');
    expect(codeOf(await tell('fiona', id, { type: 'decide', chain: 'plan1', step: 'marketing', outcome: 'approve' }))).toBe('404 CMD601');
    const returned = await told('mark', id, {
      type: 'decide',
      chain: 'plan1',
      step: 'marketing',
      outcome: 'return',
      reason: 'Which hall?',
    });
    expect(returned).toMatchObject({ state: 'returned' });
    await told('ann', id, { type: 'resubmit', plan: PLAN });
    expect(
      codeOf(await tell('mark', id, { type: 'delegate', chain: 'plan2', to: people.fiona.account, until: '2027-03-03T00:00:00Z' })),
    ).toBe('403 OPS303');
    const approved = (await told('mark', id, { type: 'decide', chain: 'plan2', step: 'marketing', outcome: 'approve' })) as VendorFund;
    expect(approved).toMatchObject({
      state: 'approved',
      share: 50,
      reservations: [{ money: { amount: 10_000 } }],
      submitter: { name: 'Ann Able' },
    });
    const balance = bodyOf(await balancesFor(office.service, people.ann, {}));
    expect(balance.items.find(({ fund }) => fund.id === 'growth')).toMatchObject({
      reserved: { amount: 10_000, currency: 'USD' },
      paid: { amount: 0 },
    });
    expect(codeOf(await tell('ann', id, { type: 'claim', costs: PLAN.costs, proof: PROOF }))).toBe('409 OPS501');
    office.now = Date.parse('2027-03-22T18:00:00Z');
    expect(codeOf(await tell('ann', id, { type: 'claim', costs: PLAN.costs }))).toBe('422 OPS502');
    expect(codeOf(await tell('ann', id, { type: 'proof', proof: [{ kind: 'photo', file: 'x' }] }))).toBe('422 OPS104');
    await told('ann', id, { type: 'activityDone', on: '2027-03-20' });
    await told('ann', id, { type: 'proof', proof: PROOF });
    const foreign = [{ title: 'Hall', amount: 19_000, currency: 'EUR' }];
    expect(codeOf(await tell('ann', id, { type: 'claim', costs: foreign }))).toBe('409 OPS106');
    const claimed = (await told('ann', id, { type: 'claim', costs: [{ title: 'Hall', amount: 19_000 }] })) as PartnerFund;
    expect(claimed).toMatchObject({ state: 'claimed', endedOn: '2027-03-20', paid: { amount: 9_500 } });
    const claim = { type: 'decide', chain: 'claim1', step: 'two', outcome: 'approve' } as const;
    expect(((await told('mark', id, claim)) as VendorFund).yours).toEqual([]);
    expect(codeOf(await tell('mark', id, claim))).toBe('403 OPS302');
    expect(await told('fiona', id, claim)).toMatchObject({ state: 'payable' });
    await office.settle('fund', id);
    // Nothing outside is connected: what is to be paid counts as paid.
    expect(bodyOf(await fundRequestFor(office.service, people.ann, id))).toMatchObject({ state: 'paid', sentence: 'Paid.' });
  });

  it('is withdrawn, is only of the own partner, and only of funds that there are', async () => {
    const { office, people, told } = await northwind();
    expect(await office.refused(beginFundRequest, people.ann, { fund: 'nothing' })).toBe('422 OPS104');
    expect(await office.refused(beginFundRequest, people.carl, { fund: 'growth' })).toBe('403 CMD101');
    const { id } = await office.done(beginFundRequest, people.ann, { fund: 'growth', plan: PLAN, submit: true });
    expect(bodyOf(await fundRequestsFor(office.service, people.bob, {})).items).toEqual([]);
    expect(bodyOf(await fundRequestsFor(office.service, people.mark, {})).items).toMatchObject([{ id, fund: 'growth', state: 'pending' }]);
    expect(await told('ann', id, { type: 'withdraw' })).toMatchObject({ state: 'withdrawn', next: [] });
    expect(await fundRequestFor(office.service, people.bob, id)).toMatchObject({ failure: { status: 404 } });
    expect(await balancesFor(office.service, people.ann, { partner: 'bolt' })).toMatchObject({ failure: { status: 404, code: 'CMD102' } });
    expect(await balancesFor(office.service, people.audrey, {})).toMatchObject({ failure: { status: 422, code: 'CMD612' } });
    expect(await balancesFor(office.service, people.mark, {})).toMatchObject({ failure: { status: 403 } });
  });
});
