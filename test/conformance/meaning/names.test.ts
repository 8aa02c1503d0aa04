import { describe, expect, it } from 'vitest';
import { errors, fact, test } from './small-program.ts';

describe('names', () => {
  it('PDL-M3: one namespace holds facts, parameters, derived values, groups, answers and what every program has', () => {
    expect(errors({})).toEqual([]);
    expect(errors({ '/parameters/sales': { type: 'money', value: 1 } })).toEqual(['PDL204 /parameters/sales']);
    expect(errors({ '/derived/rate': { sum: ['sales'] } })).toEqual(['PDL204 /derived/rate']);
    expect(errors({ '/facts/area': fact({ type: 'string', attribute: 'area' }) })).toEqual(['PDL204 /facts/area']);
    expect(errors({ '/facts/deal.amount': fact({ type: 'money', attribute: 'amount' }) })).toEqual(['PDL204 /facts/deal.amount']);
    expect(errors({ '/facts/today': fact({ type: 'date', attribute: 'today' }) })).toEqual(['PDL204 /facts/today']);
    expect(errors({ '/derived/sells': { count: ['sells'] } })).toEqual([]);
  });

  it('PDL-M3: ids of a list are told apart', () => {
    expect(errors({ '/tracks/0/tiers/2': { id: 'silver', title: 'S', qualify: { condition: 'sells' } } })).toEqual([
      'PDL204 /tracks/0/tiers/2/id',
    ]);
    expect(errors({ '/dealRegistration/bands/list/2': { id: 'small', title: 'S', from: 500 } })).toEqual([
      'PDL204 /dealRegistration/bands/list/2/id',
    ]);
    expect(errors({ '/stacking/b': { title: 'B', of: ['b', 'c'], how: 'add' } })).toEqual(['PDL204 /stacking/b']);
    expect(errors({ '/dealRegistration/rules/list/0/id': 'notEligible' })).toEqual(['PDL204 /dealRegistration/rules/list/0/id']);
    expect(
      errors({
        '/dealRegistration/form/1/id': 'place',
        '/dealRegistration/bands/of': 'deal.place',
        '/dealRegistration/rules/list/0/when': { condition: 'sells' },
      }),
    ).toEqual(['PDL204 /dealRegistration/form/1/id']);
  });

  it('PDL-M4: people of the case need no role, and reviewers none where no roles are named', () => {
    for (const role of ['partner', 'distributor', 'accountManager'])
      expect(errors({ '/approvals/chain/steps/0/roles': [role] })).toEqual([]);
    expect(errors({ '/approvals/chain/steps/0/roles': ['holder'] })).toEqual(['PDL208 /approvals/chain/steps/0/roles/0']);
    expect(errors({ '/dealRegistration/rules/list/0/then': { route: 'review' } })).toEqual([]);
    const plan = { is: 'evidence', title: 'P', submittedBy: 'partner', reviewedBy: 'somebody' };
    expect(errors({ '/records/plan': plan })).toEqual(['PDL208 /records/plan/reviewedBy']);
    expect(
      errors({
        '/records/plan': plan,
        '/roles': undefined,
        '/approvals': undefined,
        '/onboarding': undefined,
        '/dealRegistration/rules/list/0/then': 'approve',
      }),
    ).toEqual([]);
  });

  it('PDL-M13: circles are found through every kind of reference, and long chains refused', () => {
    expect(errors({ '/derived/a': { sum: ['b'] }, '/derived/b': { sum: ['c'] }, '/derived/c': { max: ['a'] } })).toEqual([
      'PDL203 /derived/c/max/0',
    ]);
    expect(errors({ '/derived/n': { count: ['sells'] }, '/requirements/sells/when': test('n', 'greaterThan', 0) })).toEqual([
      'PDL203 /requirements/sells/when/all/0/fact',
    ]);
    expect(
      errors({ '/derived/h': { held: 'sells', days: 'any', trailing: 'P1M' }, '/requirements/sells/when': test('h', 'equal', true) }),
    ).toEqual(['PDL203 /requirements/sells/when/all/0/fact']);
    expect(
      errors({
        '/parameters/pay/variants': [{ when: { condition: 'sells' }, value: 1 }],
        '/parameters/min/variants': [{ when: test('sales', 'greaterThan', { fact: 'pay' }), value: 1 }],
      }),
    ).toEqual(['PDL203 /requirements/sells/when/all/0/value/fact']);
    const chain = (length: number) =>
      Object.fromEntries(Array.from({ length }, (_, index) => [`/derived/d${index}`, { sum: [index === 0 ? 'sales' : `d${index - 1}`] }]));
    expect(errors(chain(100))).toEqual([]);
    expect(errors(chain(3000))).toEqual(['PDL241 /derived/d100']);
  });

  it('PDL-M13: steps have an order', () => {
    expect(errors({ '/approvals/chain/steps/0/after': ['two'] })).toEqual(['PDL205 /approvals/chain/steps/1']);
    expect(errors({ '/approvals/chain/steps/0/after': ['one'] })).toEqual(['PDL205 /approvals/chain/steps/0/after/0']);
    expect(errors({ '/approvals/chain/steps/0/after': ['two'], '/approvals/chain/steps/1/after': [] })).toEqual([]);
    expect(errors({ '/onboarding/steps/1/onReject': { redo: ['form', 'check'] } })).toEqual([]);
    expect(errors({ '/onboarding/steps/0/onReject': { redo: ['check'] } })).toEqual(['PDL205 /onboarding/steps/0/onReject/redo/0']);
  });
});
