import type { DealRegistration } from '@tierwright/program';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Terms } from '../deal.ts';
import { listAmounts, prices } from './prices.ts';
import { readDeal } from './read-deal.ts';
import { dealWith, factsOf, on, programWith } from './registered.fixture.ts';

const percent = { percent: 10 };

function priced(registration: Partial<DealRegistration>, terms: Partial<Terms>, amounts: readonly (number | null)[], parameters = {}) {
  const program = programWith({ pricing: percent, ...registration }, { parameters });
  const reading = readDeal(program, dealWith(), on('2027-03-01'), factsOf(program));
  return prices(program, { percent: 10, model: 'oneTier', ...terms }, amounts, reading);
}

describe('what a registration comes to', () => {
  it('D11.4: a discount lowers what the partner pays', () => {
    expect(priced({}, {}, [100_000])).toEqual([{ list: 100_000, benefit: 10_000, paid: 90_000, toPartner: 10_000 }]);
  });

  it.each(['rebate', 'commission'] as const)('D11.4: a %s lowers no price', (as) => {
    expect(priced({ pricing: { ...percent, as } }, {}, [100_000])).toEqual([
      { list: 100_000, benefit: 10_000, paid: 100_000, toPartner: 10_000 },
    ]);
    expect(priced({ pricing: { ...percent, as }, distribution: { passOn: 50 } }, { model: 'twoTier' }, [500])).toEqual([
      { list: 500, benefit: 50, paid: 500, toPartner: 50 },
    ]);
  });

  it('S9, D11.4: each line is rounded for itself, half away from zero', () => {
    const benefits = priced({}, { percent: 12.5 }, [4, 12, 20, 28, -4, 1]).map(({ benefit }) => benefit);
    expect(benefits).toEqual([1, 2, 3, 4, -1, 0]);
  });

  it('S9: percentages and amounts of any size are exact', () => {
    expect(priced({}, { percent: 1.005 }, [100_000])[0]?.benefit).toBe(1005);
    expect(priced({}, { percent: 33.333333 }, [9_007_199_254_740_991])[0]?.benefit).toBe(3_002_399_721_556_333);
    const digits = fc.tuple(fc.integer({ min: 0, max: 100_000_000 }), fc.integer({ min: 0, max: 10 ** 12 }));
    fc.assert(
      fc.property(digits, ([millionths, minor]) => {
        const exact = (BigInt(millionths) * BigInt(minor) * 2n + 100_000_000n) / 200_000_000n;
        expect(priced({}, { percent: Number(`${millionths}e-6`) }, [minor])[0]?.benefit).toBe(Number(exact));
      }),
      { numRuns: 200, seed: 9 },
    );
  });

  it('D11.5: unknown stays unknown', () => {
    expect(priced({}, { percent: null }, [500])).toEqual([{ list: 500, benefit: null, paid: null, toPartner: null }]);
    expect(priced({}, {}, [null])).toEqual([{ list: null, benefit: null, paid: null, toPartner: null }]);
  });

  it('D12.3: two-tier the discount lowers the distributor’s price, and what it passes on is the partner’s', () => {
    const distribution = { model: 'either', passOn: 80 } as const;
    expect(priced({ distribution }, { model: 'twoTier' }, [100_000])).toEqual([
      { list: 100_000, benefit: 10_000, paid: 90_000, toPartner: 8000 },
    ]);
    expect(priced({}, { model: 'twoTier' }, [100_000])[0]).toMatchObject({ paid: 90_000, toPartner: 10_000 });
    expect(priced({ distribution: { passOn: 50 } }, { model: 'twoTier' }, [50, 10])).toMatchObject([{ toPartner: 3 }, { toPartner: 1 }]);
  });

  it('D12.3: what is passed on may be a parameter, and unknown where that is', () => {
    const distribution = { passOn: { fact: 'share.passOn' } };
    const known = { 'share.passOn': { title: 'Passed on', type: 'percent', value: [{ from: '2026-01-01', value: 60 }] } };
    const later = { 'share.passOn': { title: 'Passed on', type: 'percent', value: [{ from: '2028-01-01', value: 60 }] } };
    expect(priced({ distribution }, { model: 'twoTier' }, [1000], known)[0]?.toPartner).toBe(60);
    expect(priced({ distribution }, { model: 'twoTier' }, [1000], later)[0]).toMatchObject({ benefit: 100, paid: 900, toPartner: null });
  });

  it('D12.3: with `discountTo: partner` the distributor pays the list price and the partner has all of it', () => {
    const distribution = { discountTo: 'partner', passOn: 50 } as const;
    expect(priced({ distribution }, { model: 'twoTier' }, [1000])).toEqual([{ list: 1000, benefit: 100, paid: 1000, toPartner: 100 }]);
  });

  it('D11.6: the amounts are those of the lines where they have one, else that of the deal', () => {
    const customer = { id: 'customer', title: 'Customer', type: 'customer' } as const;
    const amount = { id: 'amount', title: 'Amount', type: 'money' } as const;
    const lines = { id: 'lines', title: 'Lines', type: 'lines', of: [amount] } as const;
    const withLines = programWith({ form: [customer, { ...lines, of: [amount] }] });
    expect(listAmounts(programWith({}), dealWith())).toEqual([5_000_000]);
    expect(listAmounts(programWith({}), dealWith({ answers: {} }))).toEqual([null]);
    expect(listAmounts(withLines, dealWith({ answers: { amount: 7, lines: [{ amount: 1.5 }, {}, 'x'] } }))).toEqual([150, null, null]);
    expect(listAmounts(withLines, dealWith({ answers: {} }))).toEqual([]);
  });
});
