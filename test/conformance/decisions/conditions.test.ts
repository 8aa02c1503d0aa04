import { describe, expect, it } from 'vitest';
import { all, any, asking, leaf, named, not, statusOf, tierOf } from './small-program.ts';

const met = leaf('people', 'equal', 3);
const missed = leaf('people', 'equal', 4);
const unknown = leaf('sales', 'greaterThan', 0);
const known = { people: 3 };

describe('all, any and not', () => {
  it('ENG-C1: all is missed where a part is missed, else unknown where one is unknown', async () => {
    expect(await statusOf(all(met, met), known)).toBe('met');
    expect(await statusOf(all(met, unknown), known)).toBe('unknown');
    expect(await statusOf(all(unknown, missed), known)).toBe('missed');
  });
  it('ENG-C1: any is met where a part is met, else unknown where one is unknown', async () => {
    expect(await statusOf(any(missed, met, unknown), known)).toBe('met');
    expect(await statusOf(any(missed, unknown), known)).toBe('unknown');
    expect(await statusOf(any(missed, missed), known)).toBe('missed');
  });
  it('ENG-C1: not swaps what is known and keeps unknown', async () => {
    expect(await statusOf(not(missed), known)).toBe('met');
    expect(await statusOf(not(met), known)).toBe('missed');
    expect(await statusOf(not(unknown), known)).toBe('unknown');
    expect(await statusOf(not(not(unknown)), known)).toBe('unknown');
  });
  it('ENG-C1: every part stands in the trace, whatever decided', async () => {
    const tier = await tierOf(asking(any(met, missed, unknown)), { attributes: known });
    expect(tier.qualify).toMatchObject({ status: 'met', any: [{ status: 'met' }, { status: 'missed' }, { status: 'unknown' }] });
  });
});

describe('leaves', () => {
  it.each([
    ['equal', 3, true],
    ['notEqual', 4, true],
    ['lessThan', 4, true],
    ['lessThanInclusive', 3, true],
    ['greaterThan', 2, true],
    ['greaterThanInclusive', 3, true],
    ['equal', 4, false],
    ['notEqual', 3, false],
    ['lessThan', 3, false],
    ['lessThanInclusive', 2, false],
    ['greaterThan', 3, false],
    ['greaterThanInclusive', 4, false],
  ] as const)('ENG-C4: 3 %s %j is %s', async (operator, value, holds) => {
    expect(await statusOf(all(leaf('people', operator, value)), known)).toBe(holds ? 'met' : 'missed');
    expect(await statusOf(all(leaf('people', operator, value)), {})).toBe('unknown');
  });
  it.each([
    ['contains', 'cloud', 'met'],
    ['contains', 'data', 'missed'],
    ['doesNotContain', 'data', 'met'],
    ['doesNotContain', 'cloud', 'missed'],
    ['someValue:contains', ['data', 'cloud'], 'met'],
    ['someValue:contains', ['data'], 'missed'],
    ['everyValue:contains', ['cloud', 'security'], 'met'],
    ['everyValue:contains', ['cloud', 'data'], 'missed'],
    ['someValue:contains', [], 'missed'],
    ['everyValue:contains', [], 'met'],
  ] as const)('ENG-C4: cloud and security %s %j is %s', async (operator, value, status) => {
    expect(await statusOf(all(leaf('skills', operator, value)), { skills: ['security', 'cloud'] })).toBe(status);
  });
  it('ENG-C4: one of a list of words, or none of it', async () => {
    const north = { region: 'north' };
    expect(await statusOf(all(leaf('region', 'in', ['south', 'north'])), north)).toBe('met');
    expect(await statusOf(all(leaf('region', 'in', ['south'])), north)).toBe('missed');
    expect(await statusOf(all(leaf('region', 'notIn', ['south'])), north)).toBe('met');
    expect(await statusOf(all(leaf('region', 'notIn', ['north'])), north)).toBe('missed');
    expect(await statusOf(all(leaf('region', 'in', ['south'])))).toBe('unknown');
    expect(await statusOf(all(leaf('joinedOn', 'in', ['2026-01-01'])), { joinedOn: '2026-01-01' })).toBe('met');
  });
  it('ENG-C4: dates are ordered as days, money by value', async () => {
    expect(await statusOf(all(leaf('joinedOn', 'lessThan', '2026-01-01')), { joinedOn: '2025-12-31' })).toBe('met');
    expect(await statusOf(all(leaf('sales', 'greaterThanInclusive', 1499.99)), { sales: 1499.99 })).toBe('met');
    expect(await statusOf(all(leaf('sales', 'greaterThan', 900)), { sales: 1000 })).toBe('met');
  });
  it('ENG-C2: an unknown set satisfies no operator, on either side', async () => {
    for (const operator of ['contains', 'doesNotContain'] as const)
      expect(await statusOf(all(leaf('skills', operator, 'data')))).toBe('unknown');
    for (const operator of ['someValue:contains', 'everyValue:contains'] as const) {
      expect(await statusOf(all(leaf('skills', operator, [])))).toBe('unknown');
    }
  });
});

describe('requirements', () => {
  it('ENG-C5: a reference has the status of the requirement in the same context', async () => {
    const requirements = { team: { title: 'Team', why: 'w', when: all(leaf('people', 'greaterThanInclusive', { fact: 'min.people' })) } };
    const parameters = { 'min.people': { type: 'integer' as const, unit: 'people', byTier: { low: 1, top: 5 } } };
    const tier = (id: string) => ({ id, title: id, qualify: all(named('team')) });
    const program = { requirements, parameters, tracks: [{ id: 'main', title: 'Main', tiers: [tier('low'), tier('top')] }] };
    const found = await tierOf(asking(all(met), program), { attributes: known });
    expect(found).toMatchObject({ tier: 'top', status: 'missed', missed: ['team'] });
  });
  it('ENG-C6: a waived requirement is met, and its own evaluation stays in the trace', async () => {
    const requirements = { team: { title: 'Team', why: 'w', when: all(missed) } };
    const exception = {
      id: 'x1',
      item: 'team',
      effect: 'waive',
      reason: 'a merger',
      until: '2027-01-01',
      askedBy: 'ann',
      grantedBy: 'ben',
    };
    const tier = await tierOf(asking(all(named('team')), { requirements }), { attributes: known, records: { exception: [exception] } });
    expect(tier).toMatchObject({
      status: 'met',
      missed: [],
      qualify: { requirement: 'team', status: 'met', waived: 'x1', when: { status: 'missed' } },
    });
  });
});
