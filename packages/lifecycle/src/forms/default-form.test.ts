import { parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DEAL_FORM } from './default-form.ts';

/** What the language says of a program without a form whose rule reads a fact. */
function problemsOf(fact: string, operator: string, value: unknown): string[] {
  const rule = { id: 'one', title: 'One', when: { all: [{ fact, operator, value }] }, then: 'approve' };
  const document = {
    pdl: '1.0',
    program: 'forms',
    version: '1.0.0',
    title: 'Forms',
    currency: 'EUR',
    timeZone: 'Etc/UTC',
    dealRegistration: { rules: { hitPolicy: 'first', list: [rule], otherwise: { title: 'No', then: 'reject' } } },
  };
  return parseProgram(JSON.stringify(document)).problems.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
}

describe('the form of a program that names none', () => {
  it('S8.6: has the fields that the language knows then, and no other', () => {
    expect(DEFAULT_DEAL_FORM.map(({ id, type }) => `${id}: ${type}`)).toEqual([
      'customer: customer',
      'products: products',
      'amount: money',
      'closeOn: date',
    ]);
    expect(problemsOf('deal.customer', 'equal', 'Acme')).toEqual([]);
    expect(problemsOf('deal.products', 'contains', 'data')).toEqual([]);
    expect(problemsOf('deal.amount', 'greaterThan', 100)).toEqual([]);
    expect(problemsOf('deal.closeOn', 'greaterThan', '2027-01-01')).toEqual([]);
    expect(problemsOf('deal.tender', 'equal', true)).not.toEqual([]);
  });
});
