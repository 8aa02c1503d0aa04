import { describe, expect, it } from 'vitest';
import type { Condition, Leaf } from '../../conditions/schema.ts';
import type { Program } from '../../document/schema.ts';
import { diffPrograms } from '../diff-programs.ts';

const sales = (value: number, operator: Leaf['operator'] = 'greaterThanInclusive'): Leaf => ({ fact: 'sales', operator, value });
const people: Leaf = { fact: 'people', operator: 'greaterThan', value: 1 };
const overdue = (value: boolean): Leaf => ({ fact: 'overdue', operator: 'equal', value });

const programWith = (when: Condition, qualify: Condition = { all: [{ condition: 'strong' }] }): Program => ({
  pdl: '1.0',
  program: 'p',
  version: '1',
  title: 'P',
  currency: 'USD',
  timeZone: 'UTC',
  facts: {
    sales: { title: 'Sales', type: 'money', attribute: 'sales' },
    people: { title: 'People', type: 'integer', unit: 'people', attribute: 'people' },
    overdue: { title: 'Overdue', type: 'boolean', attribute: 'overdue' },
    joined: { title: 'Joined on', type: 'date', attribute: 'joined' },
    region: { title: 'Region', type: 'enum', values: ['NA', 'EMEA'], attribute: 'region' },
  },
  requirements: { strong: { title: 'Strong', when }, other: { title: 'Other', when: people } },
  tracks: [{ id: 't', title: 'T', tiers: [{ id: 'gold', title: 'Gold', qualify }] }],
});
const told = (before: Program, after: Program) =>
  diffPrograms(before, after).changes.map(
    ({ sentence, kind, eases, pointer }) => `${kind}${eases === undefined ? '' : ` ${eases}`} ${pointer}: ${sentence}`,
  );
const ofRequirement = (before: Condition, after: Condition) => told(programWith(before), programWith(after));
const ofTier = (before: Condition, after: Condition) => told(programWith(people, before), programWith(people, after));
const at = '/requirements/strong/when';

describe('conditions', () => {
  it('PDL-D8: a tier asks for a requirement in addition, or no longer', () => {
    const one = { all: [{ condition: 'strong' }] };
    const two = { all: [{ condition: 'other' }, { condition: 'strong' }] };
    expect(ofTier(one, two)).toEqual(['added harder /tracks/0/tiers/0/qualify/all/0: Gold now asks for “Other”']);
    expect(ofTier(two, one)).toEqual(['removed easier /tracks/0/tiers/0/qualify/all/0: Gold no longer asks for “Other”']);
    expect(ofTier(one, { all: [{ condition: 'other' }] })).toEqual([
      'changed /tracks/0/tiers/0/qualify/all/0: Gold asks for “Other”, no longer for “Strong”',
    ]);
  });

  it('PDL-D8: one alternative more is easier, one less harder', () => {
    const one = { any: [sales(5)] };
    const two = { any: [sales(5), people] };
    expect(ofRequirement(one, two)).toEqual([
      `added easier ${at}/any/1: “Strong” now also accepts “People” is above 1 person; reaches Gold`,
    ]);
    expect(ofRequirement(two, one)).toEqual([
      `removed harder ${at}/any/1: “Strong” no longer accepts “People” is above 1 person; reaches Gold`,
    ]);
  });

  it('PDL-D8: a test with another number says both, and its fact once', () => {
    expect(ofRequirement({ all: [sales(5000)] }, { all: [sales(4000)] })).toEqual([
      `changed easier ${at}/all/0: “Strong” asks that “Sales” is at least 4,000 USD, was at least 5,000 USD; reaches Gold`,
    ]);
    expect(ofRequirement({ all: [sales(5, 'lessThan')] }, { all: [sales(4, 'lessThan')] })).toEqual([
      `changed harder ${at}/all/0: “Strong” asks that “Sales” is below 4 USD, was below 5 USD; reaches Gold`,
    ]);
    const joined = (value: string): Leaf => ({ fact: 'joined', operator: 'lessThan', value });
    expect(ofRequirement(joined('2020-01-01'), joined('2021-01-01'))).toEqual([
      `changed ${at}: “Strong” asks that “Joined on” is before 2021-01-01, was before 2020-01-01; reaches Gold`,
    ]);
    const regions = (value: string[]): Leaf => ({ fact: 'region', operator: 'in', value });
    expect(ofRequirement(regions(['NA']), regions(['NA', 'EMEA']))).toEqual([
      `changed ${at}: “Strong” asks that “Region” is NA or EMEA, was NA; reaches Gold`,
    ]);
  });

  it('PDL-D8: the same test of another fact says what is measured instead', () => {
    const other: Leaf = { ...sales(5), fact: 'people' };
    expect(ofRequirement({ all: [sales(5)] }, { all: [other] })).toEqual([
      `changed ${at}/all/0: “Strong” measures “People” instead of “Sales”; reaches Gold`,
    ]);
  });

  it('PDL-D8: parts are found wherever they stand, and groups inside groups are compared part by part', () => {
    const before = { all: [people, { any: [sales(5), overdue(false)] }] };
    expect(ofRequirement(before, { all: [{ any: [overdue(false), sales(6)] }, people] })).toEqual([
      `changed harder ${at}/all/0/any/1: “Strong” asks that “Sales” is at least 6 USD, was at least 5 USD; reaches Gold`,
    ]);
    expect(ofRequirement(before, { all: [{ any: [overdue(false), sales(5)] }, people] })).toEqual([
      `text ${at}/all/1/any: “Strong” asks the same in another order`.replace('/all/1/any', '/all/0'),
    ]);
  });

  it('PDL-D8: a condition of another kind is told whole', () => {
    expect(ofRequirement({ all: [sales(5), people] }, { any: [sales(5), { not: overdue(true) }] })).toEqual([
      `changed ${at}: “Strong” asks that “Sales” is at least 5 USD or not “Overdue” is yes, no longer that “Sales” is at least 5 USD and “People” is above 1 person; reaches Gold`,
    ]);
  });
});

describe('easier and harder', () => {
  it('PDL-D9: turned round by "not", and by a requirement that is asked for negated', () => {
    expect(ofRequirement({ not: sales(5) }, { not: sales(6) })[0]).toMatch(/^changed easier /);
    const negated = { not: { condition: 'strong' } };
    expect(told(programWith(sales(5), negated), programWith(sales(6), negated))[0]).toMatch(/^changed easier /);
  });

  it('PDL-D9: said of nothing that no tier or benefit depends on, and of nothing that is asked for both ways', () => {
    const nobody = { all: [{ condition: 'other' }] };
    expect(told(programWith(sales(5), nobody), programWith(sales(6), nobody))).toEqual([
      `changed ${at}: “Strong” asks that “Sales” is at least 6 USD, was at least 5 USD; no tier asks for it`,
    ]);
    const both = { any: [{ condition: 'strong' }, { all: [people, { not: { condition: 'strong' } }] }] };
    expect(told(programWith(sales(5), both), programWith(sales(6), both))[0]).toMatch(/^changed \//);
  });
});
