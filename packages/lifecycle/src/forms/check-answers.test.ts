import { compileProgram, type ItemReading, readPartner } from '@tierwright/engine';
import { type FormField, type Json, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { answerFacts } from './answer-facts.ts';
import { checkAnswers } from './check-answers.ts';

const DOCUMENT = {
  pdl: '1.0',
  program: 'forms',
  version: '1.0.0',
  title: 'Forms',
  currency: 'EUR',
  timeZone: 'Etc/UTC',
  dealRegistration: {
    rules: {
      hitPolicy: 'first',
      list: [{ id: 'any', title: 'Any', when: { all: [{ fact: 'deal.place', operator: 'equal', value: 1 }] }, then: 'approve' }],
      otherwise: { title: 'No', then: 'reject' },
    },
  },
};

function reading(own: Record<string, boolean | null>): ItemReading {
  const { program, problems } = parseProgram(JSON.stringify(DOCUMENT));
  if (!program) throw new Error(JSON.stringify(problems));
  const read = readPartner(compileProgram(program), { id: 'P1' }, { asOf: '2027-03-01' });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.about(own);
}

const check = (fields: readonly FormField[], answers: Record<string, Json>, own: Record<string, boolean | null> = {}) =>
  checkAnswers(fields, answers, reading(own), { pointer: '/answers', currency: 'EUR' }).map(({ code, pointer }) => `${code} ${pointer}`);

const one = (field: Partial<FormField>, value: Json) => check([{ id: 'a', title: 'A', type: 'text', ...field }], { a: value });

describe('answers of a form', () => {
  it('S8.4: everything that is wrong is said at once, with code and pointer', () => {
    const fields: readonly FormField[] = [
      { id: 'customer', title: 'End customer', type: 'customer' },
      { id: 'amount', title: 'Amount', type: 'money', min: 100 },
      { id: 'close', title: 'Order date', type: 'date' },
      { id: 'lines', title: 'Lines', type: 'lines', of: [{ id: 'units', title: 'Units', type: 'integer', min: 1 }] },
    ];
    const answers = { customer: { name: 'Acme', vat: '1' }, amount: 99.999, 'a/b': 1, lines: [{ units: 0 }, 'x', { unit: 3 }] };
    expect(check(fields, answers)).toEqual([
      'OPS211 /answers/customer/vat',
      'OPS214 /answers/customer',
      'OPS213 /answers/amount',
      'OPS210 /answers/close',
      'OPS213 /answers/lines/0/units',
      'OPS212 /answers/lines/1',
      'OPS210 /answers/lines/2/units',
      'OPS211 /answers/lines/2/unit',
      'OPS211 /answers/a~1b',
    ]);
  });

  it('S8.4: messages name titles, not ids', () => {
    const [problem] = checkAnswers([{ id: 'x1', title: 'Order date', type: 'date' }], { x1: 'soon' }, reading({}), { currency: 'EUR' });
    expect(problem).toMatchObject({ pointer: '/x1', value: 'soon', message: '“Order date” is not a date such as 2027-03-31.' });
  });

  it.each<[Partial<FormField>, Json, string[]]>([
    [{ type: 'text' }, ' ', ['OPS212 /answers/a']],
    [{ type: 'text' }, 'x'.repeat(4001), ['OPS212 /answers/a']],
    [{ type: 'integer' }, 1.5, ['OPS212 /answers/a']],
    [{ type: 'integer', max: 5 }, 6, ['OPS213 /answers/a']],
    [{ type: 'number' }, 'x', ['OPS212 /answers/a']],
    [{ type: 'percent', min: 5 }, 4.9, ['OPS213 /answers/a']],
    [{ type: 'money' }, 1e21, ['OPS213 /answers/a']],
    [{ type: 'money' }, 0.01, []],
    [{ type: 'date' }, '2027-02-29', ['OPS212 /answers/a']],
    [{ type: 'date' }, '2028-02-29', []],
    [{ type: 'boolean' }, 'yes', ['OPS212 /answers/a']],
    [{ type: 'choice', values: ['a', 'b'] }, 'c', ['OPS212 /answers/a']],
    [{ type: 'country' }, 'UK', ['OPS212 /answers/a']],
    [{ type: 'country' }, 'GB', []],
    [{ type: 'file' }, `sha256:${'0a'.repeat(32)}`, []],
    [{ type: 'file' }, '../secret', ['OPS212 /answers/a']],
    [{ type: 'product' }, '', ['OPS212 /answers/a']],
    [{ type: 'products' }, [], ['OPS212 /answers/a']],
    [{ type: 'products' }, ['a', 'a'], ['OPS212 /answers/a']],
    [{ type: 'partner' }, 7, ['OPS212 /answers/a']],
    [{ type: 'customer' }, { domain: 'acme' }, ['OPS212 /answers/a/domain']],
    [{ type: 'customer' }, { name: '—', country: 'DE' }, ['OPS212 /answers/a/name']],
    [{ type: 'lines', of: [] }, [], ['OPS212 /answers/a']],
    [{ type: 'text', required: false }, null, ['OPS212 /answers/a']],
  ])('S8.2: %j is checked by its type', (field, value, problems) => {
    expect(one(field, value)).toEqual(problems);
  });

  const conditional: readonly FormField[] = [
    { id: 'publishes', title: 'When', type: 'date', when: { all: [{ fact: 'deal.tender', operator: 'equal', value: true }] } },
    {
      id: 'lines',
      title: 'Lines',
      type: 'lines',
      required: false,
      of: [{ id: 'lot', title: 'Lot', type: 'text', when: { all: [{ fact: 'deal.tender', operator: 'equal', value: true }] } }],
    },
  ];

  it('S8.5: a field with `when` is asked for where that is met, and not where it is missed', () => {
    expect(check(conditional, { lines: [{}] }, { 'deal.tender': true })).toEqual([
      'OPS210 /answers/publishes',
      'OPS210 /answers/lines/0/lot',
    ]);
    expect(check(conditional, { lines: [{}] }, { 'deal.tender': false })).toEqual([]);
  });

  it('S3.1: an unknown `when` keeps the field', () => {
    expect(check(conditional, {}, { 'deal.tender': null })).toEqual(['OPS210 /answers/publishes']);
    expect(check([{ ...conditional[0], required: false } as FormField], {}, { 'deal.tender': null })).toEqual([]);
  });

  it('S8.5: an answer to a field that is not asked for is no mistake, a wrong one is', () => {
    expect(check(conditional, { publishes: '2027-03-01' }, { 'deal.tender': false })).toEqual([]);
    expect(check(conditional, { publishes: 'soon' }, { 'deal.tender': false })).toEqual(['OPS212 /answers/publishes']);
  });
});

describe('answers as facts', () => {
  const fields: readonly FormField[] = [
    { id: 'customer', title: 'End customer', type: 'customer' },
    { id: 'products', title: 'Products', type: 'products' },
    { id: 'amount', title: 'Amount', type: 'money' },
    { id: 'close', title: 'Order date', type: 'date' },
    { id: 'tender', title: 'Tender', type: 'boolean' },
    { id: 'lines', title: 'Lines', type: 'lines', of: [] },
  ];

  it('S8.7: are inside values: money in whole minor units, sets sorted, what is not answered unknown', () => {
    const answers = { customer: { name: 'Acme', country: 'DE' }, products: ['data', 'cloud'], amount: 1499.99, tender: false };
    expect(answerFacts(fields, answers, 'deal', 'EUR')).toEqual({
      'deal.customer': 'Acme',
      'deal.products': ['cloud', 'data'],
      'deal.amount': 149_999,
      'deal.close': null,
      'deal.tender': false,
    });
    expect(answers.products).toEqual(['data', 'cloud']);
  });

  it('S8.7: money has the minor units of the currency and is never rounded', () => {
    const amount = (value: Json, currency: string) =>
      answerFacts([fields[2] as FormField], { amount: value }, 'request', currency)['request.amount'];
    expect([amount(1500, 'JPY'), amount(0.5, 'JPY'), amount(1.005, 'KWD'), amount(1.005, 'EUR'), amount(0.29, 'USD')]).toEqual([
      1500,
      null,
      1005,
      null,
      29,
    ]);
  });

  it('S8.7: what is none of its type is unknown, and a customer without a name goes by a key', () => {
    const wrong = { customer: { domain: 'acme.example' }, products: 'data', amount: 'x', close: '2027-02-30', tender: 1 };
    expect(Object.values(answerFacts(fields, wrong, 'lead', 'EUR'))).toEqual(['acme.example', null, null, null, null]);
  });
});
