import { checkMeaning, type Program } from '@tierwright/program';

export const test = (fact: string, operator: string, value: unknown) => ({ all: [{ fact, operator, value }] });
export const sum = { record: 'order', aggregate: 'sum', of: 'amount', window: { on: 'soldOn', trailing: 'P12M' } };
const base = {
  pdl: '1.0',
  program: 'p',
  version: '1',
  title: 'P',
  effective: { from: '2027-01-01' },
  currency: 'USD',
  timeZone: 'UTC',
  roles: { desk: 'Desk' },
  records: {
    order: {
      title: 'O',
      fields: {
        soldOn: { type: 'date' },
        amount: { type: 'money' },
        units: { type: 'integer', unit: 'units' },
        share: { type: 'percent' },
        weight: { type: 'number' },
        paid: { type: 'boolean' },
        area: { type: 'enum', values: ['a', 'b'] },
        tags: { type: 'set', values: ['x', 'y'] },
        code: { type: 'string' },
        person: { type: 'ref', to: 'person' },
      },
    },
    person: { title: 'P', fields: {} },
  },
  facts: {
    joined: { title: 'J', type: 'date', attribute: 'joined' },
    sales: { title: 'S', type: 'money', from: sum },
    units: { title: 'U', type: 'integer', unit: 'units', from: { ...sum, of: 'units' } },
    'sales.area': { title: 'A', type: 'money', by: 'area', from: sum },
  },
  parameters: {
    min: { type: 'money', byTier: { silver: 5, gold: 10 } },
    rate: { type: 'percent', value: 5 },
    pay: { type: 'money', value: 5 },
    term: { type: 'duration', value: 'P90D' },
  },
  requirements: { sells: { title: 'S', when: test('sales', 'greaterThanInclusive', { fact: 'min' }) } },
  tracks: [
    {
      id: 't',
      title: 'T',
      tiers: [
        { id: 'silver', title: 'S', qualify: { condition: 'sells' } },
        { id: 'gold', title: 'G', qualify: { condition: 'sells' } },
      ],
      review: { demote: { grace: { fact: 'term' } }, keep: [{ until: '2028-01-01' }] },
    },
  ],
  benefits: [
    { id: 'b', title: 'B', kind: 'discount', value: { fact: 'rate' }, basis: 'sales' },
    { id: 'c', title: 'C', kind: 'discount', value: 5, basis: 'sales' },
  ],
  stacking: { all: { title: 'A', of: ['b', 'c'], how: 'add' } },
  approvals: {
    chain: {
      title: 'C',
      steps: [
        { id: 'one', title: 'O', roles: ['desk'] },
        { id: 'two', title: 'T', roles: ['desk'] },
      ],
    },
  },
  onboarding: {
    steps: [
      { id: 'form', title: 'F', kind: 'form', fields: [{ id: 'name', title: 'N', type: 'text' }] },
      { id: 'check', title: 'C', kind: 'check', owner: 'desk' },
    ],
  },
  dealRegistration: {
    form: [
      { id: 'customer', title: 'C', type: 'customer' },
      { id: 'amount', title: 'A', type: 'money' },
    ],
    bands: {
      of: 'deal.amount',
      list: [
        { id: 'small', title: 'S', from: 0 },
        { id: 'large', title: 'L', from: 100 },
      ],
    },
    conflicts: { checks: [{ on: 'otherPartner', then: 'nextPlace' }] },
    rules: {
      hitPolicy: 'first',
      list: [{ id: 'ok', title: 'O', when: test('deal.amount', 'greaterThan', 1), then: { route: 'chain' } }],
      otherwise: { title: 'N', then: 'reject' },
    },
  },
  tests: [{ name: 'one', attributes: { joined: '2026-01-01' }, facts: { sales: 10 }, expect: { tier: 'gold' } }],
};

/** Errors of the program with some of its parts set, by pointer; an undefined part is taken out. */
export function errors(edits: Record<string, unknown>): string[] {
  const program = JSON.parse(JSON.stringify(base)) as Record<string, unknown>;
  for (const [pointer, value] of Object.entries(edits)) {
    const path = pointer.split('/').slice(1);
    const last = path.pop() ?? '';
    const parent = path.reduce((within, key) => {
      if (!(key in within)) within[key] = {};
      return within[key] as Record<string, unknown>;
    }, program);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return checkMeaning(program as unknown as Program)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, pointer }) => `${code} ${pointer}`);
}
export const fact = (more: Record<string, unknown>) => ({ title: 'F', ...more });
export const from = (aggregate: string, of?: string, more = {}) => ({
  record: 'order',
  aggregate,
  ...(of ? { of } : {}),
  window: { on: 'soldOn' },
  ...more,
});
