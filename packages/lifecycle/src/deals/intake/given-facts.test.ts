import { decide } from '@tierwright/engine';
import type { RecordData } from '@tierwright/facts';
import { describe, expect, it } from 'vitest';
import { examine } from './examine.ts';
import { givenOfDeal } from './given-facts.ts';
import { ANSWERS, dealWith, factsOf, on, programWith } from './registered.fixture.ts';

const TODAY = '2027-03-10';
const amountAbove = (value: number) => ({ all: [{ fact: 'deal.amount', operator: 'greaterThan' as const, value }] });

describe('what is given of a deal', () => {
  it('S11.1: makes, with the file of the partner, the same decision again', () => {
    const program = programWith({
      pricing: { percent: 10 },
      rules: {
        hitPolicy: 'first',
        list: [
          { id: 'large', title: 'Large', when: amountAbove(50_000), then: { route: 'desk' } },
          { id: 'small', title: 'Small', when: amountAbove(0), then: 'approve' },
        ],
        otherwise: { title: 'Not decided', then: { route: 'review' } },
      },
    });
    for (const amount of [50_000, 50_000.01, 99_999.99]) {
      const deal = dealWith({ answers: { ...ANSWERS, amount } });
      const facts = factsOf(program, { tenders: null });
      const given = givenOfDeal(program, deal, on(TODAY), facts);
      expect(given.facts).toMatchObject({ 'deal.amount': amount, 'deal.place': 1, 'deal.idleDays': 9, 'conflict.otherPartner': 'clear' });
      const file = { id: 'P1', facts: { 'partner.status': 'active', ...given.facts } };
      const decided = decide(program.compiled, JSON.parse(JSON.stringify(file)), { asOf: TODAY });
      const { rule, terms } = examine(program, deal, on(TODAY), facts);
      expect(decided.ok && decided.value.deal).toMatchObject({ then: rule.then, registered: terms.registered, place: terms.place });
    }
  });

  it('S11.1: has the lines as records, where they are right', () => {
    const lines = { id: 'lines', title: 'Lines', type: 'lines' as const, of: [{ id: 'units', title: 'Units', type: 'integer' as const }] };
    const customer = { id: 'customer', title: 'Customer', type: 'customer' as const };
    const program = programWith({ form: [customer, lines] });
    const given = (units: unknown) =>
      givenOfDeal(program, dealWith({ answers: { lines: [{ units }] } as never }), on(TODAY), factsOf(program)).lines;
    expect(given(3)).toEqual([{ units: 3 }]);
    expect(given('three')).toBeUndefined();
    const file = { id: 'P1', facts: { 'partner.status': 'active' }, records: { dealLine: given(3) as RecordData[] } };
    expect(decide(program.compiled, file, { asOf: TODAY }).problems).toEqual([]);
  });
});
