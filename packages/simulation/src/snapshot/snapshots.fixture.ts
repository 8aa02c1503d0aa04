import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Program } from '@tierwright/program';
import type { SnapshotQuestion } from './snapshot.ts';

/** A program with a fact of every form: plain ones of each type, by declared groups, by groups that occur. */
export const FORMS: Program = {
  pdl: '1.0',
  program: 'forms',
  version: '1',
  title: 'Forms',
  currency: 'USD',
  timeZone: 'UTC',
  records: {
    order: {
      title: 'Order',
      fields: {
        soldOn: { type: 'date' },
        amount: { type: 'money' },
        area: { type: 'enum', values: ['north', 'south'], optional: true },
        customer: { type: 'string', optional: true },
        tags: { type: 'set', values: ['x', 'y'], optional: true },
      },
    },
  },
  facts: {
    bookings: {
      title: 'Bookings',
      type: 'money',
      from: { record: 'order', aggregate: 'sum', of: 'amount', window: { on: 'soldOn', trailing: 'P3M' } },
    },
    orders: { title: 'Orders', type: 'integer', from: { record: 'order', aggregate: 'count' } },
    'by.area': { title: 'By area', type: 'money', by: 'area', from: { record: 'order', aggregate: 'sum', of: 'amount' } },
    'by.customer': { title: 'By customer', type: 'integer', by: 'customer', from: { record: 'order', aggregate: 'count' } },
    tags: { title: 'Tags', type: 'set', from: { record: 'order', aggregate: 'set', of: 'tags' } },
    latest: { title: 'Latest', type: 'date', from: { record: 'order', aggregate: 'max', of: 'soldOn' } },
    region: { title: 'Region', type: 'enum', values: ['NA', 'EMEA'], attribute: 'region' },
    'partner.type': { title: 'Type', type: 'string', attribute: 'type' },
    share: { title: 'Share', type: 'number', attribute: 'share' },
    isOpen: { title: 'Open', type: 'boolean', attribute: 'isOpen' },
  },
  requirements: {
    sells: { title: 'Sells', when: { all: [{ fact: 'bookings', operator: 'greaterThan', value: 100 }] } },
  },
  tracks: [{ id: 'track', title: 'Track', tiers: [{ id: 'base', title: 'Base', qualify: { condition: 'sells' } }] }],
};

export const QUESTION: SnapshotQuestion = { base: 'a'.repeat(64), asOf: '2026-06-30' };
export const compiledForms = compileProgram(FORMS);

/** Partners that differ in what they have; some lack everything, some have a state before. */
const formPartner = (index: number): PartnerData => ({
  id: `P${index}`,
  ...(index % 4 === 0 ? {} : { title: `Partner ${index} ü` }),
  attributes: {
    ...(index % 3 === 0 ? {} : { type: index % 2 === 0 ? 'reseller' : 'agent', region: index % 2 === 0 ? 'NA' : 'EMEA' }),
    ...(index % 5 === 0 ? {} : { share: index / 7, isOpen: index % 2 === 0 }),
  },
  records: {
    order: Array.from({ length: index % 4 }, (_, order) => ({
      soldOn: `2026-0${2 + ((index + order) % 5)}-10`,
      amount: (index * 37 + order * 11) % 500,
      ...(order === 0 ? { area: 'north', tags: index % 2 === 0 ? ['x', 'y'] : ['y'] } : { customer: `C${(index + order) % 6}` }),
    })),
  },
  ...(index % 6 === 1 ? { previous: { on: '2026-05-01', tier: index % 12 === 1 ? 'base' : null, since: '2026-01-01' } } : {}),
});

export const formPartners = (count: number): PartnerData[] => Array.from({ length: count }, (_, index) => formPartner(index));
/** Without states before: one row each. */
export const onOneDay = (count: number): PartnerData[] => formPartners(count).map(({ previous: _, ...partner }) => partner);
