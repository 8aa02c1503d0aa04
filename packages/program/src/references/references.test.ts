import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyRenames } from '../diff/renames/apply-renames.ts';
import type { Program } from '../document/schema.ts';
import { fromPointer } from '../source/json-pointer.ts';
import type { Namespace, Part } from './part.ts';
import type { Reach } from './reach.ts';
import { referencesOf } from './references.ts';

const rules = new URL('../../../../rules/', import.meta.url).pathname;
const programs = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.program.json'))
  .sort()
  .map((file) => JSON.parse(readFileSync(`${rules}${file}`, 'utf8')) as Program);

const base: Program = {
  pdl: '1.0',
  program: 'p',
  version: '1',
  title: 'P',
  currency: 'USD',
  timeZone: 'UTC',
  roles: { desk: 'Deal desk' },
  records: {
    deal: { title: 'Deal', fields: { wonOn: { type: 'date' }, amount: { type: 'money' }, customer: { type: 'ref', to: 'customer' } } },
    customer: { title: 'Customer', fields: { segment: { type: 'string' } } },
  },
  facts: {
    sales: {
      title: 'Sales',
      type: 'money',
      from: { record: 'deal', aggregate: 'sum', of: 'amount', window: { on: 'wonOn', trailing: 'P12M' } },
    },
    'sales.public': {
      title: 'of which public',
      type: 'money',
      from: { within: 'sales', where: { all: [{ fact: 'customer.segment', operator: 'equal', value: 'public' }] } },
    },
    overdue: { title: 'Overdue', type: 'boolean', attribute: 'overdue' },
  },
  parameters: {
    'min.sales': { type: 'money', byTier: { silver: 1, gold: 2 } },
    'rate.discount': { type: 'percent', byTier: { silver: 5, gold: 10 } },
  },
  derived: { electives: { title: 'Electives', count: ['electives', 'sales'] } },
  requirements: {
    sales: { title: 'Sales', when: { all: [{ fact: 'sales', operator: 'greaterThanInclusive', value: { fact: 'min.sales' } }] } },
    electives: { title: 'Public', when: { all: [{ fact: 'sales.public', operator: 'greaterThan', value: 0 }] } },
    both: { title: 'Both', when: { all: [{ fact: 'electives', operator: 'equal', value: 2 }] } },
  },
  tracks: [
    {
      id: 'resale',
      title: 'Resale',
      appliesTo: { all: [{ fact: 'overdue', operator: 'equal', value: false }] },
      tiers: [
        { id: 'silver', title: 'Silver', qualify: { all: [{ condition: 'sales' }] } },
        { id: 'gold', title: 'Gold', qualify: { all: [{ condition: 'sales' }, { condition: 'both' }] } },
      ],
    },
    { id: 'service', title: 'Service', tiers: [{ id: 'gold', title: 'Gold' }] },
  ],
  benefits: [
    { id: 'discount', title: 'Discount', kind: 'discount', track: 'resale', value: { fact: 'rate.discount' }, basis: 'sales' },
    { id: 'listing', title: 'Listing', kind: 'access', atLeast: 'gold' },
  ],
  dealRegistration: {
    form: [{ id: 'amount', title: 'Amount', type: 'money' }],
    material: ['amount'],
    rules: {
      hitPolicy: 'first',
      list: [
        {
          id: 'large',
          title: 'Large',
          when: { all: [{ fact: 'deal.amount', operator: 'greaterThan', value: 9 }] },
          then: { route: 'desk' },
        },
      ],
      otherwise: { title: 'Else', then: 'reject' },
    },
  },
  approvals: { desk: { title: 'Desk', steps: [{ id: 'one', title: 'One', roles: ['desk'] }] } },
  tests: [{ name: 'T', facts: { sales: 5 }, expect: { tier: 'gold', missed: { gold: ['sales'] } } }],
};
const references = referencesOf(base);
const pointers = (id: string, namespace: Namespace) => references.usedBy(id, namespace).map((use) => use.pointer);
const ids = (reach: Reach) =>
  Object.fromEntries(
    Object.entries(reach as unknown as Record<string, Part[]>)
      .filter(([, parts]) => parts.length > 0)
      .map(([list, parts]) => [list, parts.map((part) => (part.track === undefined ? part.id : `${part.track}/${part.id}`)).join(' ')]),
  );

describe('who uses what', () => {
  it('PDL-R8: every place that names an id is listed, in document order, with the part around it', () => {
    expect(references.usedBy('sales', 'value').map((use) => [use.pointer, use.by.kind, use.by.id])).toEqual([
      ['/facts/sales.public/from/within', 'fact', 'sales.public'],
      ['/requirements/sales/when/all/0/fact', 'requirement', 'sales'],
      ['/benefits/0/basis', 'benefit', 'discount'],
      ['/tests/0/facts/sales', 'test', 'T'],
    ]);
    expect(pointers('gold', 'tier')).toEqual([
      '/parameters/min.sales/byTier/gold',
      '/parameters/rate.discount/byTier/gold',
      '/benefits/1/atLeast',
      '/tests/0/expect/tier',
      '/tests/0/expect/missed/gold',
    ]);
    expect(pointers('desk', 'role')).toEqual(['/approvals/desk/steps/0/roles/0']);
  });

  it('PDL-R8: in every real program each use leads to a text or key that is the id', () => {
    for (const program of programs) {
      const all = referencesOf(program);
      for (const [namespace, id] of declared(program)) {
        for (const use of all.usedBy(id, namespace)) {
          const path = fromPointer(use.pointer);
          const at = path.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], program);
          expect(`${use.prefix ?? ''}${use.key === true ? path.at(-1) : at}`).toBe(id);
        }
      }
    }
  });

  it('PDL-R9: no place is forgotten: with all uses renamed the old id is nowhere left', () => {
    for (const program of programs) {
      for (const [namespace, id] of declared(program)) {
        // An id that is also a word, a title or another kind of id says nothing here.
        if (namespace !== 'value' || !id.includes('.') || id.startsWith('deal.') || program.requirements?.[id] !== undefined) continue;
        const section = (['facts', 'parameters', 'derived'] as const).find((name) => program[name]?.[id] !== undefined) as string;
        const rename = {
          namespace,
          noun: 'fact',
          before: id,
          after: 'renamed.value',
          title: id,
          a: `/${section}/${id}`,
          b: '',
          isKey: true,
        };
        const renamed = applyRenames(program, referencesOf(program), [rename]);
        expect(JSON.stringify(renamed).includes(`"${id}"`), `${program.program} ${id}`).toBe(false);
      }
    }
  });

  it('PDL-R10: facts and requirements of the same id are kept apart, and ids that nothing declares are kept', () => {
    expect(pointers('electives', 'value')).toEqual(['/requirements/both/when/all/0/fact']);
    expect(pointers('electives', 'requirement')).toEqual(['/derived/electives/count/0']);
    expect(references.named('nowhere', 'value')).toEqual([]);
    expect(
      referencesOf({ ...base, benefits: [{ id: 'x', title: 'X', kind: 'access', basis: 'nowhere' }] }).usedBy('nowhere', 'value'),
    ).toHaveLength(1);
  });

  it('PDL-R11: a filter reads fields of its records, also through a reference', () => {
    expect(pointers('deal.customer', 'field')).toEqual(['/facts/sales.public/from/where/all/0/fact']);
    expect(pointers('customer.segment', 'field')).toEqual(['/facts/sales.public/from/where/all/0/fact']);
    expect(ids(references.reaches('/records/customer/fields/segment'))).toMatchObject({
      tiers: 'resale/gold',
      requirements: 'electives both',
    });
  });

  it('PDL-R11: an answer of a form is a fact, whose field may be named without its prefix', () => {
    expect(references.usedBy('deal.amount', 'value').map((use) => [use.pointer, use.prefix])).toEqual([
      ['/dealRegistration/rules/list/0/when/all/0/fact', undefined],
      ['/dealRegistration/material/0', 'deal.'],
    ]);
  });
});

describe('what a place reaches', () => {
  it('PDL-R12: users, their users and so on, up to the tiers, where it ends', () => {
    expect(ids(references.reaches('sales.public'))).toEqual({
      tracks: 'resale',
      tiers: 'resale/gold',
      requirements: 'electives both',
      values: 'sales.public electives',
    });
    expect(ids(references.reaches('/records/deal/fields/amount'))).toEqual({
      tracks: 'resale',
      tiers: 'resale/silver resale/gold',
      requirements: 'sales electives both',
      benefits: 'discount',
      values: 'amount sales sales.public electives',
    });
    expect(ids(references.reaches('/tracks/1/tiers/0'))).toEqual({ tracks: 'service', tiers: 'service/gold' });
    expect(ids(references.reaches('/roles/desk'))).toMatchObject({ dealRules: 'large' });
  });

  it('PDL-R12: a track reaches its tiers; tests and invariants are reached by nothing', () => {
    expect(ids(references.reaches('overdue'))).toEqual({ tracks: 'resale', tiers: 'resale/silver resale/gold', values: 'overdue' });
    expect(ids(references.reaches('/currency'))).toEqual({});
  });

  it('PDL-R13: a value for one tier reaches that tier alone, asked for or held', () => {
    expect(ids(references.reaches('/parameters/min.sales/byTier/gold'))).toEqual({
      tracks: 'resale',
      tiers: 'resale/gold',
      requirements: 'sales both',
      values: 'min.sales electives',
    });
    expect(ids(references.reaches('/parameters/rate.discount/byTier/gold'))).toEqual({
      tracks: 'resale',
      tiers: 'resale/gold',
      benefits: 'discount',
      values: 'rate.discount',
    });
    expect(ids(references.reaches('/parameters/min.sales'))).toMatchObject({ tiers: 'resale/silver resale/gold' });
  });

  it('PDL-R14: time grows with the document, not with the number of ways through it', () => {
    const count = 1500;
    const requirements = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `r${index}`,
        {
          title: `R${index}`,
          when: {
            any:
              index < 2
                ? [{ fact: 'sales', operator: 'greaterThan' as const, value: index }]
                : [{ condition: `r${index - 1}` }, { condition: `r${index - 2}` }],
          },
        },
      ]),
    );
    // One that walks every way would not come to an end.
    const reach = referencesOf({ ...base, requirements }).reaches('sales');
    expect(reach.requirements).toHaveLength(count);
  });
});

/** Every id of a program that others may name, by its kind. */
function declared(program: Program): [Namespace, string][] {
  const of = (map: object | undefined, namespace: Namespace) => Object.keys(map ?? {}).map((id): [Namespace, string] => [namespace, id]);
  return [
    ...of(program.facts, 'value'),
    ...of(program.parameters, 'value'),
    ...of(program.derived, 'value'),
    ...of(program.requirements, 'requirement'),
    ...of(program.records, 'record'),
    ...of(program.roles, 'role'),
    ...of(program.approvals, 'chain'),
    ...of(program.stacking, 'stacking'),
    ...(program.benefits ?? []).map((benefit): [Namespace, string] => ['benefit', benefit.id]),
    ...(program.dealRegistration?.form ?? []).map((field): [Namespace, string] => ['value', `deal.${field.id}`]),
    ...(program.onboarding?.steps ?? []).map((step): [Namespace, string] => ['step', step.id]),
    ...(program.tracks ?? []).flatMap((track) => [
      ['track', track.id] as [Namespace, string],
      ...track.tiers.map((tier): [Namespace, string] => ['tier', tier.id]),
    ]),
  ];
}
