import { describe, expect, it } from 'vitest';
import { errors, test } from './small-program.ts';

describe('tiers and what they bring', () => {
  it('PDL-M18: a parameter has a value for every tier that asks for it, on the first day', () => {
    const min = (value: unknown) => errors({ '/parameters/min': { type: 'money', ...(value as object) } });
    expect(min({ value: 5 })).toEqual([]);
    expect(min({})).toEqual(['PDL216 /parameters/min']);
    expect(min({ byTier: { gold: 5 } })).toEqual(['PDL216 /parameters/min/byTier']);
    expect(min({ byTier: { gold: 5 }, value: 1 })).toEqual([]);
    expect(min({ byTier: { silver: [{ from: '2027-01-01', value: 5 }], gold: 5 } })).toEqual([]);
    expect(min({ byTier: { silver: [{ from: '2027-01-02', value: 5 }], gold: 5 } })).toEqual(['PDL216 /parameters/min/byTier/silver']);
    expect(min({ byTier: { silver: [{ from: '2030-01-01', value: 5 }], gold: 5 }, at: 'joined' })).toEqual([]);
    expect(min({ value: [{ value: 1 }, { value: 2 }] })).toEqual(['PDL216 /parameters/min/value/1']);
    expect(
      min({
        value: [
          { from: '2026-01-01', value: 1 },
          { from: '2026-01-01', value: 2 },
        ],
      }),
    ).toEqual(['PDL216 /parameters/min/value/1/from']);
    expect(errors({ '/parameters/term': { type: 'duration', byTier: { silver: 'P90D' } } })).toEqual(['PDL216 /parameters/term/byTier']);
    expect(min({ value: null, placeholder: 'why' })).toEqual(['PDL216 /parameters/min/value']);
    const placeholder = {
      '/requirements/sells/when': test('sales', 'greaterThan', { fact: 'p.placeholder.x' }),
      '/parameters/p.placeholder.x': { type: 'money', value: null, placeholder: 'Not published' },
    };
    expect(errors(placeholder)).toEqual([]);
  });

  it('PDL-M19: tiers above the first ask for something, and what keeps a tier ends', () => {
    expect(errors({ '/tracks/0/tiers/0/qualify': undefined })).toEqual([]);
    expect(errors({ '/tracks/0/tiers/1/qualify': undefined })).toEqual(['PDL239 /tracks/0/tiers/1']);
    const keep = (value: unknown) => errors({ '/tracks/0/review/keep/0': value });
    expect(keep({ since: 'joined', for: 'P1Y' })).toEqual([]);
    expect(keep({ when: { condition: 'sells' } })).toEqual([]);
    expect(keep({ title: 'For ever' })).toEqual(['PDL238 /tracks/0/review/keep/0']);
    expect(keep({ since: 'joined' })).toEqual(['PDL238 /tracks/0/review/keep/0/since']);
    expect(keep({ for: 'P1Y' })).toEqual(['PDL238 /tracks/0/review/keep/0/for']);
    expect(keep({ since: 'sales', for: 'P1Y' })).toEqual(['PDL211 /tracks/0/review/keep/0/since']);
    expect(keep({ since: 'joined', for: { fact: 'rate' } })).toEqual(['PDL211 /tracks/0/review/keep/0/for/fact']);
    const probation = (value: object) => errors({ '/tracks/0/review/probation': [{ reach: 'gold', ...value }] });
    expect(probation({ until: '2028-01-01' })).toEqual([]);
    expect(probation({ when: { condition: 'sells' } })).toEqual(['PDL238 /tracks/0/review/probation/0']);
    expect(errors({ '/tracks/0/headline': 'best' })).toEqual(['PDL242 /tracks/0/headline']);
  });

  it('PDL-M20: the value of a benefit fits its kind and its basis', () => {
    const benefit = (value: object) => errors({ '/benefits/2': { id: 'd', title: 'D', ...value } });
    const right: object[] = [
      { kind: 'rebate', value: { fact: 'rate' }, basis: 'sales' },
      { kind: 'rebate', value: { fact: 'pay' } },
      { kind: 'rebate', value: { USD: 5, EUR: 4 } },
      { kind: 'rebate', value: { fact: 'pay' }, basis: 'units' },
      { kind: 'fee', value: 100 },
      { kind: 'count', value: 3 },
      { kind: 'access' },
      { kind: 'serviceLevel', value: 'Gold desk' },
      { kind: 'serviceLevel', value: { fact: 'term' } },
      {
        kind: 'commission',
        value: 150,
        basis: 'sales',
        tierAt: 'soldOn',
        caps: [{ amount: { EUR: 5 }, per: 'code', where: test('area', 'equal', 'a') }],
      },
    ];
    for (const value of right) expect([value, ...benefit(value)]).toEqual([value]);
    const wrong: [object, string][] = [
      [{ kind: 'discount', value: 120, basis: 'sales' }, 'PDL215 /benefits/2/value'],
      [{ kind: 'rebate', value: { fact: 'rate' }, basis: 'units' }, 'PDL236 /benefits/2/basis'],
      [{ kind: 'rebate', value: { fact: 'pay' }, basis: 'sales' }, 'PDL236 /benefits/2/basis'],
      [{ kind: 'rebate' }, 'PDL236 /benefits/2'],
      [{ kind: 'rebate', value: 'much' }, 'PDL236 /benefits/2/value'],
      [{ kind: 'count', value: { fact: 'rate' } }, 'PDL236 /benefits/2/value/fact'],
      [{ kind: 'count', value: 3, basis: 'sales' }, 'PDL236 /benefits/2/basis'],
      [{ kind: 'serviceLevel', value: 3 }, 'PDL236 /benefits/2/value'],
      [{ kind: 'rebate', value: 5, tierAt: { every: 'year' } }, 'PDL236 /benefits/2/tierAt'],
      [{ kind: 'rebate', value: 5, basis: 'sales', tierAt: 'amount' }, 'PDL211 /benefits/2/tierAt'],
      [{ kind: 'rebate', value: 5, basis: 'sales', caps: [{ amount: -5 }] }, 'PDL215 /benefits/2/caps/0/amount'],
      [{ kind: 'rebate', value: { fact: 'pay' }, caps: [{ amount: 5, per: 'code' }] }, 'PDL236 /benefits/2/caps/0/per'],
      [{ kind: 'rebate', value: 5, basis: 'sales', caps: [{ amount: { fact: 'sales' } }] }, 'PDL211 /benefits/2/caps/0/amount/fact'],
    ];
    for (const [value, error] of wrong) expect([value, ...benefit(value)]).toEqual([value, error]);
  });

  it('PDL-M20: stacked benefits are percentages of one basis', () => {
    expect(errors({ '/benefits/1/basis': undefined })).toEqual(['PDL237 /stacking/all/of/1']);
    expect(errors({ '/benefits/1': { id: 'c', title: 'C', kind: 'count', value: 5 } })).toEqual(['PDL237 /stacking/all/of/1']);
    expect(errors({ '/stacking/all/of': ['b', 'b'] })).toEqual(['PDL237 /stacking/all/of/1']);
    expect(errors({ '/stacking/all/max': 101 })).toEqual(['PDL215 /stacking/all/max']);
  });
});
