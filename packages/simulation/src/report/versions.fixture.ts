import type { PartnerData } from '@tierwright/facts';
import type { Program } from '@tierwright/program';

/** A small program for the tests of simulation: bookings decide two tiers; a rebate, a fund, a fee and a listing. */
export const EXAMPLE: Program = {
  pdl: '1.0',
  program: 'example',
  version: '1',
  title: 'Example',
  currency: 'USD',
  timeZone: 'UTC',
  records: { order: { title: 'Order', fields: { soldOn: { type: 'date' }, amount: { type: 'money' } } } },
  facts: {
    bookings: {
      title: 'Bookings',
      type: 'money',
      from: { record: 'order', aggregate: 'sum', of: 'amount', window: { on: 'soldOn', trailing: 'P12M' } },
    },
    people: { title: 'Certified people', type: 'integer', attribute: 'people', unit: 'people' },
  },
  parameters: {
    'min.bookings': { title: 'Bookings asked for', type: 'money', byTier: { silver: 100, gold: 1000 } },
    'min.people': { title: 'People asked for', type: 'integer', byTier: { gold: 2 } },
    'rate.rebate': { title: 'Rebate', type: 'percent', byTier: { silver: 5, gold: 10 } },
  },
  requirements: {
    sales: { title: 'Sales', when: { all: [{ fact: 'bookings', operator: 'greaterThanInclusive', value: { fact: 'min.bookings' } }] } },
    team: { title: 'Team', when: { all: [{ fact: 'people', operator: 'greaterThanInclusive', value: { fact: 'min.people' } }] } },
  },
  tracks: [
    {
      id: 'resale',
      title: 'Resale',
      tiers: [
        { id: 'silver', title: 'Silver', qualify: { all: [{ condition: 'sales' }] } },
        { id: 'gold', title: 'Gold', qualify: { all: [{ condition: 'sales' }, { condition: 'team' }] } },
      ],
    },
  ],
  benefits: [
    { id: 'rebate', title: 'Rebate', kind: 'rebate', value: { fact: 'rate.rebate' }, basis: 'bookings' },
    { id: 'fund', title: 'Fund', kind: 'mdfAccrual', atLeast: 'gold', value: { USD: 25 }, every: 'quarter' },
    { id: 'fee', title: 'Fee', kind: 'fee', value: { USD: 2 }, every: 'month' },
    { id: 'listing', title: 'Listing', kind: 'access', atLeast: 'gold' },
  ],
};

/** The same with Gold at another amount. */
export const withGoldAt = (amount: number): Program => ({
  ...EXAMPLE,
  version: '2',
  parameters: {
    ...EXAMPLE.parameters,
    'min.bookings': { title: 'Bookings asked for', type: 'money', byTier: { silver: 100, gold: amount } },
  },
});

/** A partner with bookings and certified people. */
export const partnerWith = (id: string, bookings: number | Record<string, number>, people = 2): PartnerData => ({
  id,
  attributes: { people },
  records: { order: [{ soldOn: '2026-03-01', amount: bookings }] },
});
