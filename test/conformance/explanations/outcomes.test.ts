import { explain } from '@tierwright/engine';
import type { Program, Review } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { all, leaf, named } from '../decisions/small-program.ts';
import { decided, explained, explainedTest } from './explained.ts';
import { asking, atLeast, people } from './small-program.ts';

const requirements = { team: people('Team', 5) };
const tiers = (review?: Review, parts: Partial<Program> = {}) => asking(all(named('team')), { requirements, ...parts }, review);
const previous = { on: '2026-03-10', tier: 'top' };
const summary = (program: Program, data: Parameters<typeof explained>[1], asOf?: string) => explained(program, data, asOf).summary;
const exception = { id: 'x1', item: 'top', effect: 'keepTier', reason: 'Merger.', until: '2027-01-01', askedBy: 'ann', grantedBy: 'ben' };

describe('where a partner stands', () => {
  it('ENG-W12: dates in words, ends by the last day inside', () => {
    const program = tiers({ demote: { at: { every: 'month' }, grace: 'P1M' } });
    expect(summary(program, { attributes: { people: 1 }, previous }, '2026-04-01')).toBe(
      'P1 on 1 April 2026. Main: Top, at risk until 30 April 2026; it is kept if Team is met again by then.',
    );
  });
  it('ENG-W13: a tier that is missed is kept by an exception, by a keep, or until the next date', () => {
    const attributes = { people: 1, joinedOn: '2019-05-01' };
    const dates = { demote: { at: { dates: ['02-15', '08-15'] } } };
    expect(summary(tiers(dates), { attributes, previous, records: { exception: [exception] } })).toBe(
      'P1 on 30 June 2026. Main: Top, kept until 31 December 2026 by an exception (Merger). On its own numbers it would be Low.',
    );
    const keep = [{ title: 'Founding partners', when: leaf('people', 'lessThan', 3), until: '2028-01-01' }];
    expect(summary(tiers({ ...dates, keep }), { attributes, previous })).toBe(
      'P1 on 30 June 2026. Main: Top, kept until 31 December 2027 (Founding partners). On its own numbers it would be Low.',
    );
    expect(summary(tiers(dates), { attributes, previous })).toBe(
      'P1 on 30 June 2026. Main: Top. On its own numbers it would be Low; it is reviewed next on 15 August 2026.',
    );
    const quarters: Review = { demote: { at: { every: 'quarter' }, grace: 'P90D' } };
    expect(summary(tiers(quarters), { attributes, previous: { ...previous, on: '2026-04-02' } })).toBe(
      'P1 on 30 June 2026. Main: Top. On its own numbers it would be Low; it is reviewed next on 1 July 2026 and then has 90 days to recover.',
    );
  });
  it('ENG-W13: a promotion waits for its date', () => {
    const program = tiers({ promote: { at: { dates: ['05-15'] }, steps: 'one' } });
    expect(summary(program, { attributes: { people: 6 }, previous: { on: '2026-06-01', tier: null } })).toBe(
      'P1 on 30 June 2026. Main: no tier yet. It meets Top; the next date for promotion is 15 May 2027, one tier at a time.',
    );
  });
  it('ENG-W13: a demotion waits for records that are not loaded', () => {
    const program = asking(
      all(atLeast('orders', 1)),
      {
        records: { order: { title: 'Order', fields: { on: { type: 'date' } } } },
        facts: { orders: { title: 'Orders', type: 'integer', from: { record: 'order', aggregate: 'count', window: { on: 'on' } } } },
      },
      { demote: { at: { every: 'month' } } },
    );
    expect(summary(program, { loaded: {}, previous })).toBe(
      'P1 on 30 June 2026. Main: Top. A demotion is due and waits, because Orders is not loaded.',
    );
  });
  it('ENG-W14: a grouped track by its groups', () => {
    expect(explainedTest('harbor/2026.1.0', 'Delivery shows the weakest region').split('\n')[0]).toBe(
      'Acme Consulting on 30 June 2026. Delivery: Trusted, the lowest of its groups: Expert (north), Trusted (south).',
    );
    expect(
      explainedTest('harbor/2026.1.0', 'Up one tier at a fixed date, down only from 2027 on', { on: '2026-05-15' }).split('\n')[0],
    ).toBe(
      'Acme Consulting on 15 May 2026. Portfolio: Select (storage); backup and compute have no tier. Portfolio, storage: Select since 15 May 2026. It meets Preferred; the next date for promotion is 15 August 2026, one tier at a time.',
    );
  });
  it('ENG-W18: the title of the partner, else its id', () => {
    const program = tiers();
    const decision = decided(program, { attributes: { people: 6 } }, '2026-06-30');
    expect(explain(decision, program, { partnerTitle: 'Acme' }).summary).toBe('Acme on 30 June 2026. Main: Top.');
    expect(explain(decision, program).summary).toBe('P1 on 30 June 2026. Main: Top.');
    const { trace: _, ...outcome } = decision;
    expect(explain(outcome, program)).toMatchObject({ summary: 'P1 on 30 June 2026. Main: Top.', tracks: [{ tiers: [] }] });
  });
});

describe('benefits, deals and exceptions', () => {
  it('ENG-W15: value, basis and amount; an amount of 0 is left out', () => {
    const program = tiers(undefined, {
      benefits: [{ id: 'cut', title: 'Discount', why: 'w', kind: 'discount', atLeast: 'top', value: 10, basis: 'sales' }],
    });
    const benefits = (sales: number) => explained(program, { attributes: { people: 6, sales } }).benefits;
    expect(benefits(1000)).toEqual(['Discount: 10 % of “Sales”: 100 EUR.']);
    expect(benefits(0)).toEqual(['Discount: 10 % of “Sales”.']);
  });
  it('ENG-W16: who decides a deal, what it earns and how long it is protected', () => {
    const lines = (name: string, facts = {}) => explainedTest('northwind/2027.1.0', name, { facts }).split('\n').slice(-3);
    expect(lines('A deal of 40,000 is approved by rule: 8 % and the 10 % of Silver')).toEqual([
      'Approved without a person, by the rule “Approved by rule” (Most deals need nobody: the partner has the answer at once).',
      'Discount: 18 % in all: 8 % for registering, and 10 % of the tier.',
      'Protected through 30 May 2027.',
    ]);
    expect(lines('A deal without an amount goes to a person')[1]).toBe(
      'Goes to review by the channel manager: A person looks at it (A deal without an amount, or one we could not judge, is not refused by a machine).',
    );
    expect(lines('Nobody registers a deal while invoices are unchecked')[2]).toBe(
      'Refused: whether the partner may register deals is not known.',
    );
  });
  it('ENG-W17: what an exception does, by title; what one lacks that does not count', () => {
    const told = (more: Record<string, string>) => {
      const { exceptions, tracks } = explained(tiers(), { attributes: { people: 1 }, records: { exception: [{ ...exception, ...more }] } });
      return [...exceptions, tracks[0]?.tiers.at(-1)?.requirements[0]?.sentence];
    };
    expect(told({ effect: 'waive', item: 'team' })).toEqual([
      'Team is waived until 31 December 2026 by an exception (Merger).',
      'Team: waived until 31 December 2026 by an exception (Merger)',
    ]);
    expect(told({})[0]).toBe('Top is kept until 31 December 2026 by an exception (Merger).');
    expect(told({ grantedBy: 'ann' })[0]).toBe('An exception for Top (Merger) does not count: asked for and granted by the same person.');
  });
});
