import { describe, expect, it } from 'vitest';
import { errors } from './small-program.ts';

describe('operations', () => {
  it('PDL-M21: outcomes keep to their place', () => {
    const approval = (step: object) => errors({ '/approvals/chain/steps/0': { id: 'one', title: 'O', roles: ['desk'], ...step } });
    expect(approval({ onTimeout: 'reject' })).toEqual([]);
    expect(approval({ onTimeout: 'approve' })).toEqual(['PDL218 /approvals/chain/steps/0/onTimeout']);
    expect(approval({ onTimeout: 'approve', why: 'Silence is consent' })).toEqual([]);
    expect(approval({ onTimeout: { escalate: 'desk', onTimeout: 'close' } })).toEqual([
      'PDL218 /approvals/chain/steps/0/onTimeout/onTimeout',
    ]);
    const silent = { '/approvals/chain/steps/0/onTimeout': 'approve', '/approvals/chain/why': 'Silence is consent' };
    expect(errors(silent)).toEqual([]);
    expect(errors({ ...silent, '/dealRegistration/conflicts/adjudication': 'chain' })).toEqual([
      'PDL218 /approvals/chain/steps/0/onTimeout',
    ]);
    expect(errors({ ...silent, '/dealRegistration/distribution': { confirm: 'chain' } })).toEqual([
      'PDL218 /approvals/chain/steps/0/onTimeout',
    ]);
    expect(errors({ '/onboarding/steps/0/onTimeout': 'skip' })).toEqual([]);
    expect(errors({ '/onboarding/steps/0/onTimeout': 'approve' })).toEqual(['PDL218 /onboarding/steps/0/onTimeout']);
    expect(errors({ '/dealRegistration/tasks': [{ id: 'q', title: 'Q', owner: 'desk', onTimeout: 'reject' }] })).toEqual([
      'PDL218 /dealRegistration/tasks/0/onTimeout',
    ]);
    expect(errors({ '/dealRegistration/conflicts/checks/0': { on: 'namedAccount', then: 'wait' } })).toEqual([
      'PDL218 /dealRegistration/conflicts/checks/0/then',
    ]);
  });

  it('PDL-M22: a form asks for ten things at most, and its fields have what they need', () => {
    const field = (id: string, more: object = {}) => ({ id, title: 'F', type: 'text', ...more });
    const many = (count: number, more: object = {}) => Array.from({ length: count }, (_, index) => field(`f${index}`, more));
    const form = (fields: unknown[]) => errors({ '/onboarding/steps/0/fields': fields });
    expect(form(many(10))).toEqual([]);
    expect(form(many(11))).toEqual(['PDL219 /onboarding/steps/0/fields/10']);
    expect(form(many(11, { required: false }))).toEqual([]);
    expect(form([field('c', { type: 'customer' }), ...many(9)])).toEqual(['PDL219 /onboarding/steps/0/fields/9']);
    expect(form([field('l', { type: 'lines', of: many(4) }), ...many(7)])).toEqual(['PDL219 /onboarding/steps/0/fields/7']);
    expect(form([field('a', { type: 'choice' })])).toEqual(['PDL228 /onboarding/steps/0/fields/0']);
    expect(form([field('a', { values: ['x'] })])).toEqual(['PDL228 /onboarding/steps/0/fields/0/values']);
    expect(form([field('a', { min: 1 })])).toEqual(['PDL228 /onboarding/steps/0/fields/0/min']);
    expect(form([field('a', { type: 'lines' })])).toEqual(['PDL228 /onboarding/steps/0/fields/0']);
    expect(errors({ '/dealRegistration/form/2': field('tender') })).toEqual(['PDL228 /dealRegistration/form/2/type']);
  });

  it('PDL-M22: what a key needs stands beside it', () => {
    expect(errors({ '/onboarding/steps/1/owner': undefined })).toEqual(['PDL242 /onboarding/steps/1']);
    expect(errors({ '/onboarding/steps/1/provides': 'portal' })).toEqual(['PDL242 /onboarding/steps/1/provides']);
    expect(errors({ '/dealRegistration/protection': { extend: { by: 'asDecided' } } })).toEqual([
      'PDL242 /dealRegistration/protection/extend/by',
    ]);
    expect(errors({ '/dealRegistration/pricing': { percent: 5, stack: { benefit: 'all', how: 'compound' } } })).toEqual([
      'PDL242 /dealRegistration/pricing/stack/how',
    ]);
    expect(errors({ '/invariants': [{ kind: 'answersWithin', section: 'dealRegistration' }] })).toEqual(['PDL242 /invariants/0']);
    expect(errors({ '/invariants': [{ kind: 'steps', section: 'leads' }] })).toEqual(['PDL242 /invariants/0/section']);
    expect(errors({ '/dealRegistration/bands/list/1/from': 0 })).toEqual(['PDL215 /dealRegistration/bands/list/1/from']);
    expect(errors({ '/dealRegistration/bands/list/0/to': 50 })).toEqual([]);
  });

  it('PDL-M23: a test gives and expects what there is', () => {
    const given = (value: object) => errors({ '/tests/0': { name: 'one', expect: { tier: 'gold' }, ...value } });
    const order = {
      soldOn: '2026-01-01',
      amount: 5,
      units: 1,
      share: 1,
      weight: 1,
      paid: true,
      area: 'a',
      tags: ['x'],
      code: 'c',
      person: 'p',
    };
    expect(
      given({
        records: {
          order: [
            order,
            { ...order, copies: 3 },
            { ...order, code: ['c', 'd'] },
            { ...order, amount: { EUR: 5 } },
            { ...order, soldOn: '2026-01-01T23:00:00Z' },
          ],
        },
      }),
    ).toEqual([]);
    expect(given({ records: { order: [{ ...order, amount: { EUR: 5, USD: 5 } }] } })).toEqual(['PDL211 /tests/0/records/order/0/amount']);
    expect(
      given({
        records: {
          order: [
            { ...order, id: 'x' },
            { ...order, id: 'x' },
          ],
        },
      }),
    ).toEqual(['PDL204 /tests/0/records/order/1/id']);
    expect(given({ records: { exception: [{ item: 'gold', effect: 'keepTier', until: '2028-01-01' }] } })).toEqual([]);
    expect(given({ facts: { 'sales.area': { a: 5, b: null } } })).toEqual([]);
    expect(given({ facts: { 'sales.area': { c: 5 } } })).toEqual(['PDL214 /tests/0/facts/sales.area/c']);
    expect(given({ facts: { today: '2027-01-01' } })).toEqual(['PDL201 /tests/0/facts/today']);
    expect(given({ facts: { 'partner.status': 'suspended', 'deal.amount': 5, 'conflict.directTeam': 'hit' } })).toEqual([]);
    expect(given({ set: { min: { silver: 1, gold: 2 }, pay: 3, rate: null } })).toEqual([]);
    expect(given({ set: { min: { bronze: 1 } } })).toEqual(['PDL206 /tests/0/set/min/bronze']);
    expect(
      given({ expect: { deal: { then: { route: 'chain' }, by: 'conflict.directTeam' }, unknown: ['rate'], facts: { sales: 1.005 } } }),
    ).toEqual([]);
    expect(given({ expect: { groups: { a: 'gold' } } })).toEqual(['PDL222 /tests/0/expect/groups']);
    expect(given({ expect: undefined })).toEqual(['PDL240 /tests/0']);
    expect(given({ previous: { on: '2027-06-01', tier: 'gold' }, asOf: '2027-05-31' })).toEqual(['PDL240 /tests/0/asOf']);
    expect(errors({ '/effective': undefined })).toEqual(['PDL240 /tests/0']);
  });
});
