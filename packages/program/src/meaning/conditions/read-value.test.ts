import { describe, expect, it } from 'vitest';
import type { Program } from '../../document/schema.ts';
import { checkMeaning } from '../check-meaning.ts';

const test = (fact: string, operator: string, value: unknown) => ({ all: [{ fact, operator, value }] });
const base = {
  pdl: '1.0',
  program: 'p',
  version: '1',
  title: 'P',
  currency: 'USD',
  timeZone: 'UTC',
  roles: { desk: 'Desk' },
  records: {
    customer: { title: 'C', fields: { size: { type: 'integer' } } },
    order: {
      title: 'O',
      fields: {
        soldOn: { type: 'date' },
        amount: { type: 'money' },
        area: { type: 'enum', values: ['a', 'b'] },
        region: { type: 'enum', values: ['n', 's'] },
        customer: { type: 'ref', to: 'customer' },
      },
    },
  },
  facts: {
    joined: { title: 'J', type: 'date', attribute: 'joined' },
    orders: { title: 'O', type: 'integer', from: { record: 'order', aggregate: 'count', window: { on: 'soldOn' } } },
    sales: { title: 'S', type: 'money', from: { record: 'order', aggregate: 'sum', of: 'amount', window: { on: 'soldOn' } } },
    'sales.area': {
      title: 'S',
      type: 'money',
      by: 'area',
      from: { record: 'order', aggregate: 'sum', of: 'amount', window: { on: 'soldOn' } },
    },
    'sales.region': {
      title: 'S',
      type: 'money',
      by: 'region',
      from: { record: 'order', aggregate: 'sum', of: 'amount', window: { on: 'soldOn' } },
    },
    'sales.customer': {
      title: 'S',
      type: 'money',
      by: 'customer',
      from: { record: 'order', aggregate: 'sum', of: 'amount', window: { on: 'soldOn' } },
    },
  },
  parameters: {
    flat: { type: 'money', value: 5 },
    tiered: { type: 'money', byTier: { gold: 5 } },
    banded: { type: 'money', byBand: { small: 5 } },
    byOrder: { type: 'money', records: ['order'], value: 5 },
    late: { type: 'money', value: 5, variants: [{ when: test('orders', 'greaterThan', 1), value: 6 }] },
    other: { type: 'money', value: 5, variants: [{ when: test('joined', 'lessThan', '2020-01-01'), value: 6 }] },
    early: { type: 'money', value: 5, variants: [{ when: test('joined', 'lessThan', '2020-01-01'), value: 6 }] },
  },
  tracks: [{ id: 't', title: 'T', tiers: [{ id: 'gold', title: 'G', qualify: test('sales', 'greaterThan', 1) }] }],
  dealRegistration: {
    bands: { of: 'deal.amount', list: [{ id: 'small', title: 'S', from: 0 }] },
    conflicts: { checks: [{ on: 'directTeam', then: 'adjudicate' }] },
    rules: {
      hitPolicy: 'first',
      list: [{ id: 'ok', title: 'O', when: test('deal.amount', 'greaterThan', 1), then: 'approve' }],
      otherwise: { title: 'N', then: 'reject' },
    },
  },
  leads: { form: [{ id: 'size', title: 'S', type: 'integer' }], eligible: test('sales', 'greaterThan', 1), otherwise: 'desk' },
  approvals: { chain: { title: 'C', steps: [{ id: 's', title: 'S', roles: ['desk'] }] } },
  funds: [
    { id: 'f', title: 'F', kind: 'request', activities: [{ id: 'a', title: 'A' }], plan: [{ id: 'aim', title: 'A', type: 'integer' }] },
  ],
  benefits: [{ id: 'b', title: 'B', kind: 'access' }],
};

/** Codes of the errors of the program with some of its parts set, by pointer. */
function errors(edits: Record<string, unknown>): string[] {
  const program = structuredClone(base) as unknown as Record<string, unknown>;
  for (const [pointer, value] of Object.entries(edits)) {
    const path = pointer.split('/').slice(1);
    const last = path.pop() ?? '';
    const parent = path.reduce((within, key) => {
      if (!(key in within)) within[key] = {};
      return within[key] as Record<string, unknown>;
    }, program);
    parent[last] = value;
  }
  return checkMeaning(program as unknown as Program)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
}
const PLACES: Record<string, string> = {
  requirement: '/requirements/r/when',
  appliesTo: '/tracks/0/appliesTo',
  variant: '/parameters/other/variants/0/when',
  benefit: '/benefits/0/when',
  fund: '/funds/0/eligible',
  planForm: '/funds/0/plan/0/when',
  dealRule: '/dealRegistration/rules/list/0/when',
  unless: '/dealRegistration/conflicts/checks/0/unless',
  approval: '/approvals/chain/steps/0/when',
  leads: '/leads/eligible',
  filter: '/facts/sales/from/where',
};
/** Places where a test of the fact is allowed. */
const allowedIn = (fact: string, operator: string, value: unknown): string =>
  Object.entries(PLACES)
    .filter(([, pointer]) => errors({ [pointer]: test(fact, operator, value) }).length === 0)
    .map(([place]) => place)
    .join(' ');

describe('who reads what', () => {
  const everywhere = 'requirement appliesTo variant benefit fund planForm dealRule unless approval leads';
  const operations = 'benefit fund planForm dealRule unless approval leads';

  it('PDL-M5: each family of facts is known in its places', () => {
    expect({
      fact: allowedIn('sales', 'greaterThan', 1),
      today: allowedIn('today', 'greaterThan', '2027-01-01'),
      status: allowedIn('partner.status', 'equal', 'active'),
      tier: allowedIn('partner.tier', 'equal', 'gold'),
      rank: allowedIn('partner.tierRank', 'greaterThan', 0),
      leads: allowedIn('leads.open', 'lessThan', 3),
      deal: allowedIn('deal.amount', 'greaterThan', 1),
      band: allowedIn('deal.band', 'equal', 'small'),
      conflict: allowedIn('conflict.directTeam', 'equal', 'hit'),
      opposing: allowedIn('opposing.idleDays', 'greaterThan', 90),
      request: allowedIn('request.amount', 'greaterThan', 1),
      plan: allowedIn('request.aim', 'greaterThan', 1),
      lead: allowedIn('lead.size', 'greaterThan', 1),
      type: allowedIn('partner.type', 'equal', 'x'),
    }).toEqual({
      fact: everywhere,
      today: everywhere,
      status: operations,
      tier: operations,
      rank: operations,
      leads: operations,
      deal: 'dealRule unless approval',
      band: 'dealRule unless approval',
      conflict: 'dealRule unless approval',
      opposing: 'unless',
      request: 'planForm approval',
      plan: 'planForm approval',
      lead: 'leads',
      type: '',
    });
  });

  it('PDL-M5: where a fact is refused, the message says where it is known', () => {
    const program = { ...base, requirements: { r: { title: 'R', when: test('deal.amount', 'greaterThan', 1) } } };
    expect(checkMeaning(program as unknown as Program).filter(({ severity }) => severity === 'error')).toEqual([
      {
        code: 'PDL201',
        severity: 'error',
        pointer: '/requirements/r/when/all/0/fact',
        value: 'deal.amount',
        message: '`deal.amount` cannot be read here: it is known in dealRegistration and in approval chains.',
        expected: 'a value that is known here',
      },
    ]);
  });

  it('PDL-M6: a filter reads fields, fields behind a ref, and parameters that need nothing', () => {
    const filter = (fact: string, operator: string, value: unknown) => errors({ '/facts/sales/from/where': test(fact, operator, value) });
    expect(filter('area', 'equal', 'a')).toEqual([]);
    expect(filter('customer.size', 'greaterThan', 1)).toEqual([]);
    expect(filter('customer.id', 'equal', 'c1')).toEqual([]);
    expect(filter('customer.customer.size', 'greaterThan', 1)).toEqual(['PDL201']);
    expect(filter('joined', 'lessThan', '2020-01-01')).toEqual(['PDL201']);
    for (const parameter of ['flat', 'byOrder', 'early'])
      expect([parameter, ...filter('amount', 'greaterThan', { fact: parameter })]).toEqual([parameter]);
    for (const parameter of ['tiered', 'banded', 'late'])
      expect([parameter, ...filter('amount', 'greaterThan', { fact: parameter })]).toEqual([parameter, 'PDL232']);
  });

  it('PDL-M8: a parameter by tier, band or record is read where there is one', () => {
    const places = (parameter: string) => allowedIn('sales', 'greaterThan', { fact: parameter });
    expect(places('flat')).toBe(everywhere);
    expect(places('tiered')).toBe('requirement variant benefit fund planForm dealRule unless approval leads');
    expect(places('banded')).toBe('dealRule unless');
    expect(places('byOrder')).toBe('');
  });

  it('PDL-M8: a requirement that needs a tier is none for deciding who a track is for', () => {
    const requirements = { r: { title: 'R', when: test('sales', 'greaterThan', { fact: 'tiered' }) } };
    const asked = (pointer: string) => errors({ '/requirements': requirements, [pointer]: { condition: 'r' } });
    expect(asked('/benefits/0/when')).toEqual([]);
    expect(asked('/tracks/0/appliesTo')).toEqual(['PDL232']);
  });
});

describe('groups', () => {
  it('PDL-M7: a value by group is read in its group only', () => {
    expect(allowedIn('sales.area', 'greaterThan', 1)).toBe('requirement variant');
    const inTrack = (per: string | undefined, fact: string) =>
      errors({ ...(per === undefined ? {} : { '/tracks/0/per': per }), '/tracks/0/tiers/0/qualify': test(fact, 'greaterThan', 1) });
    expect(inTrack(undefined, 'sales.area')).toEqual(['PDL217']);
    expect(inTrack('area', 'sales.area')).toEqual([]);
    expect(inTrack('area', 'sales')).toEqual([]);
    expect(inTrack('area', 'sales.region')).toEqual(['PDL217']);
    expect(inTrack('customer', 'sales')).toEqual(['PDL222']);
    expect(inTrack('amount', 'sales')).toEqual(['PDL222']);
  });

  it('PDL-M7: a definition belongs to one group, and what refers to it to the same', () => {
    const defined = (...facts: string[]) =>
      errors({ '/requirements/r': { title: 'R', when: { all: facts.map((fact) => test(fact, 'greaterThan', 1)) } } });
    expect(defined('sales.area', 'sales')).toEqual([]);
    expect(defined('sales.area', 'sales.region')).toEqual(['PDL217']);
    const requirements = {
      a: { title: 'A', when: test('sales.area', 'greaterThan', 1) },
      n: { title: 'N', when: test('sales.region', 'greaterThan', 1) },
    };
    const counted = (derived: unknown) => errors({ '/requirements': requirements, '/derived': derived });
    expect(counted({ x: { count: ['a', 'n'] } })).toEqual(['PDL217']);
    expect(counted({ x: { sum: ['sales.area', 'sales.region'] } })).toEqual(['PDL217']);
    expect(counted({ x: { each: 'area', where: { condition: 'a' } }, y: { sum: ['x'] } })).toEqual([]);
    expect(counted({ x: { each: 'area', where: { condition: 'n' } } })).toEqual(['PDL217']);
  });

  it('PDL-M7: the group field is a fact inside its group, and a parameter may depend on it', () => {
    const tracks = (per: string) =>
      errors({
        '/parameters/flat/variants': [{ when: test('area', 'equal', 'b'), value: 1 }],
        '/tracks/0/per': per,
        '/tracks/0/tiers/0/qualify': test('sales', 'greaterThan', { fact: 'flat' }),
      });
    expect(tracks('area')).toEqual([]);
    expect(tracks('region')).toEqual(['PDL217']);
  });

  it('PDL-M7: facts grouped by one field have the same groups', () => {
    const grouped = (field: unknown) =>
      errors({
        '/records/visit': { is: 'activity', title: 'V', fields: { doneOn: { type: 'date' }, area: field } },
        '/facts/visits': {
          title: 'V',
          type: 'integer',
          by: 'area',
          from: { record: 'visit', aggregate: 'count', window: { on: 'doneOn' } },
        },
      });
    expect(grouped({ type: 'enum', values: ['b', 'a'] })).toEqual([]);
    expect(grouped({ type: 'enum', values: ['a', 'c'] })).toEqual(['PDL222']);
    expect(grouped({ type: 'string' })).toEqual(['PDL222']);
    expect(grouped({ type: 'money' })).toEqual(['PDL222']);
  });
});
