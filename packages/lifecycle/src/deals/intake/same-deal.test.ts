import type { DealRegistration, Json } from '@tierwright/program';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../answers.ts';
import { dealKeys } from './deal-keys-of.ts';
import { intakeOf } from './intake.ts';
import { programWith } from './registered.fixture.ts';
import { likelyDuplicate, sameDeal } from './same-deal.ts';

type Conflicts = NonNullable<DealRegistration['conflicts']>;
const standard = programWith({});

function isSame(a: Answers, b: Answers, same?: Conflicts['same']): boolean {
  const intake = intakeOf(same ? programWith({ conflicts: { same } }) : standard);
  return sameDeal(intake.keys(a), intake.keys(b), intake.same);
}

function isLikely(a: Answers, b: Answers, similar = 85): boolean {
  const intake = intakeOf(standard);
  return likelyDuplicate(intake.keys(a), intake.keys(b), intake.same, similar);
}

const of = (customer: Json, products: Json = ['data']): Answers => ({ customer, products });
const named = (name: string, country = 'DE') => of({ name, country });

describe('the same deal', () => {
  it('D5: same customer, common product', () => {
    expect(isSame(named('Acme GmbH'), named('ACME Inc.'))).toBe(true);
    expect(isSame(named('Acme'), named('Acme', 'AT'))).toBe(false);
    expect(isSame(named('Acme'), of({ name: 'Acme', country: 'DE' }, ['cloud']))).toBe(false);
    expect(isSame(named('Acme'), of({ name: 'Acme', country: 'DE' }, ['cloud', 'data']))).toBe(true);
  });

  it('D5.4: the first key that both have decides, whatever the others say', () => {
    const acme = { registration: 'HRB 1', name: 'Acme', country: 'DE' };
    expect(isSame(of(acme), of({ registration: 'hrb1', name: 'Other', country: 'DE' }))).toBe(true);
    expect(isSame(of(acme), of({ ...acme, registration: 'HRB 2' }))).toBe(false);
    expect(isSame(of(acme), of({ domain: 'acme.example', name: 'Acme', country: 'DE' }))).toBe(true);
    expect(isSame(of(acme), of({ domain: 'acme.example' }))).toBe(false);
    expect(isSame(of({}), of({}))).toBe(false);
  });

  it('D5.4: keys are those of the document, in its order', () => {
    const a = of({ registration: '1', domain: 'a.example', name: 'Acme', country: 'DE' });
    const b = of({ registration: '1', domain: 'b.example', name: 'Acme', country: 'DE' });
    expect(isSame(a, b)).toBe(true);
    expect(isSame(a, b, { customer: ['domain', 'registration'] })).toBe(false);
    expect(isSame(a, b, { customer: ['nameCountry'] })).toBe(true);
  });

  it('D5.4: a number of a register is one customer only in one country', () => {
    const number = (country?: string) => of({ registration: '12345', ...(country ? { country } : {}) });
    expect([isSame(number('DE'), number('DE')), isSame(number('DE'), number('FR')), isSame(number('DE'), number())]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('D5.5: with `products: any` the customer suffices, and a deal that names no product is about all', () => {
    const [one, other, none] = [
      of({ domain: 'a.example' }, ['x']),
      of({ domain: 'a.example' }, ['y']),
      { customer: { domain: 'a.example' } },
    ];
    expect([isSame(one, other), isSame(one, none), isSame(none, none)]).toEqual([false, true, true]);
    expect(isSame(one, other, { products: 'any' })).toBe(true);
  });

  it('D5.5: products are those of every field and line', () => {
    const product = (id: string) => ({ id, title: id, type: 'product' as const });
    const form = [
      { id: 'who', title: 'Who', type: 'customer' as const },
      product('main'),
      { id: 'more', title: 'More', type: 'products' as const },
      {
        id: 'lines',
        title: 'Lines',
        type: 'lines' as const,
        of: [product('sku'), { id: 'units', title: 'Units', type: 'integer' as const }],
      },
    ];
    const program = programWith({ form });
    const answers = { who: { domain: 'a.example' }, main: 'm', more: ['b', 'a'], lines: [{ sku: 's', units: 3 }, { sku: 'a' }, 'x'] };
    expect(dealKeys(program, { answers })).toMatchObject({ customer: { domain: 'a.example' }, products: ['a', 'b', 'm', 's'] });
    expect(dealKeys(program, { answers })).toBe(dealKeys(program, { answers }));
    expect(dealKeys(program, { answers: {} })).toMatchObject({ customer: { domain: null }, products: [] });
  });

  it('D5.6: a likely duplicate is another customer in the same country under a name that is alike, with a common product', () => {
    expect(isLikely(named('Acme Data Systems'), named('Acme Data System GmbH'))).toBe(true);
    expect(isLikely(named('Data Systems Acme'), named('Acme Data System GmbH'))).toBe(true);
    expect(isLikely(named('Acme Data Systems'), named('Acme Data System', 'AT'))).toBe(false);
    expect(isLikely(named('Acme Data Systems'), of({ name: 'Acme Data System', country: 'DE' }, ['cloud']))).toBe(false);
    expect(isLikely(named('Acme Data Systems'), named('Acme Data Systems'))).toBe(false);
    expect(isLikely(named('Acme'), of({ domain: 'acme.example' }))).toBe(false);
    expect(isLikely(named('Acme Data'), named('Acme Date'), 88)).toBe(true);
    expect(isLikely(named('Acme Data'), named('Acme Date'), 89)).toBe(false);
  });

  it('D5.6: equal names with another key are likely duplicates', () => {
    const withDomain = (domain: string) => of({ name: 'Acme GmbH', country: 'DE', domain });
    expect(isLikely(withDomain('acme.example'), withDomain('acme-group.example'), 100)).toBe(true);
  });

  const part = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const customer = fc.record({
    registration: part('1', 'DE 1', '2'),
    domain: part('a.example', 'www.A.example', 'b.example'),
    name: part('Acme', 'Acme GmbH', 'Acma', 'Beta Systems', 'Systems Beta Ltd', 'Acme Data'),
    country: part('DE', 'AT'),
  });
  const products = fc.subarray(['data', 'cloud', 'security']);
  const answers = fc.tuple(customer, products).map(([who, what]): Answers => JSON.parse(JSON.stringify({ customer: who, products: what })));
  const keys = fc.subarray<'registration' | 'domain' | 'nameCountry'>(['registration', 'domain', 'nameCountry'], { minLength: 1 });

  it('D5, D5.6: both are symmetric and never hold together', () => {
    const intake = intakeOf(standard);
    fc.assert(
      fc.property(answers, answers, keys, fc.boolean(), fc.integer({ min: 1, max: 100 }), (one, other, of, needsProduct, similar) => {
        const [a, b, same] = [intake.keys(one), intake.keys(other), { keys: of, needsProduct }];
        const isOne = sameDeal(a, b, same);
        const likely = likelyDuplicate(a, b, same, similar);
        expect([sameDeal(b, a, same), likelyDuplicate(b, a, same, similar)]).toEqual([isOne, likely]);
        expect(isOne && likely).toBe(false);
      }),
      { numRuns: 3000, seed: 55 },
    );
  });
});
