import type { FormField, Json } from '@tierwright/program';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeProblems } from './check-answers.ts';
import { DEFAULT_DEAL_FORM } from './default-form.ts';
import { formSchema } from './form-schema.ts';

const EUR = { currency: 'EUR' };
const always = { all: [{ fact: 'deal.tender', operator: 'equal' as const, value: true }] };

/** Every type of field, each required and then optional. */
const EVERY_TYPE: readonly FormField[] = [
  { id: 'text', title: 'Need', type: 'text' },
  { id: 'integer', title: 'Seats', type: 'integer', min: 1, max: 10 },
  { id: 'number', title: 'Score', type: 'number' },
  { id: 'money', title: 'Amount', type: 'money', min: 0 },
  { id: 'percent', title: 'Share', type: 'percent', max: 100 },
  { id: 'date', title: 'Close', type: 'date' },
  { id: 'boolean', title: 'Tender', type: 'boolean' },
  { id: 'choice', title: 'Route', type: 'choice', values: ['web', 'fair'] },
  { id: 'country', title: 'Where', type: 'country' },
  { id: 'file', title: 'Letter', type: 'file' },
  { id: 'customer', title: 'Customer', type: 'customer' },
  { id: 'product', title: 'Product', type: 'product' },
  { id: 'products', title: 'Products', type: 'products' },
  { id: 'partner', title: 'Distributor', type: 'partner' },
  {
    id: 'lines',
    title: 'Lines',
    type: 'lines',
    of: [
      { id: 'sku', title: 'SKU', type: 'product' },
      { id: 'note', title: 'Note', type: 'text', required: false },
    ],
  },
];

const RIGHT: Readonly<Record<string, Json>> = {
  text: 'A warehouse',
  integer: 3,
  number: 0.5,
  money: 1499.99,
  percent: 12.5,
  date: '2027-09-30',
  boolean: false,
  choice: 'web',
  country: 'DE',
  file: 'letter-1.pdf',
  customer: { name: 'Acme', country: 'DE' },
  product: 'data',
  products: ['data', 'cloud'],
  partner: 'P7',
  lines: [{ sku: 'a' }, { sku: 'b', note: 'two' }],
};

const validator = (fields: readonly FormField[]) => new Ajv2020({ strict: true, formats: { date: true } }).compile(formSchema(fields, EUR));
const ofType = (type: string): FormField => EVERY_TYPE.find((field) => field.type === type) as FormField;

describe('the schema of a form', () => {
  it('S8: is a closed JSON Schema of draft 2020-12 that takes every type of answer', () => {
    const accepts = validator(EVERY_TYPE);
    expect(accepts(RIGHT)).toBe(true);
    expect(accepts({ ...RIGHT, more: 1 })).toBe(false);
    expect(accepts({ ...RIGHT, customer: { name: 'Acme', country: 'DE', vat: '1' } })).toBe(false);
    expect(accepts({ ...RIGHT, lines: [{ sku: 'a', more: 1 }] })).toBe(false);
    expect(formSchema(EVERY_TYPE, EUR)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      additionalProperties: false,
    });
  });

  it('S8.1: asks for what is required, not for what is optional or depends on `when`', () => {
    const fields: readonly FormField[] = [
      { id: 'a', title: 'A', type: 'text' },
      { id: 'b', title: 'B', type: 'text', required: false },
      { id: 'c', title: 'C', type: 'text', when: always },
    ];
    expect(formSchema(fields, EUR).required).toEqual(['a']);
    expect(validator(fields)({ a: 'x' })).toBe(true);
    expect(validator(fields)({ b: 'x', c: 'x' })).toBe(false);
  });

  it('S8.1: names what people read', () => {
    const [field] = Object.values(
      formSchema([{ id: 'a', title: 'Deal size', why: 'We size support by it.', type: 'money' }], EUR).properties as object,
    );
    expect(field).toEqual({ title: 'Deal size', description: 'We size support by it. In EUR, major units.', type: 'number' });
  });

  it('S8.2: takes a customer by name and country, or by a key', () => {
    const accepts = validator([ofType('customer')]);
    const customers: [Json, boolean][] = [
      [{ name: 'Acme', country: 'DE' }, true],
      [{ registration: 'HRB 1' }, true],
      [{ domain: 'acme.example' }, true],
      [{ name: 'Acme' }, false],
      [{ country: 'DE' }, false],
      [{ name: 'Acme', country: 'Germany' }, false],
      [{}, false],
      ['Acme', false],
    ];
    for (const [customer, isRight] of customers) expect({ customer, isRight: accepts({ customer }) }).toEqual({ customer, isRight });
  });

  it('S8.6: the form of a program that names none asks for customer, products, amount and date', () => {
    expect(formSchema(DEFAULT_DEAL_FORM, EUR).required).toEqual(['customer', 'products', 'amount', 'closeOn']);
  });

  it('S8.3: whatever answers are right by `checkAnswers` are right by the schema, and what the schema refuses is refused', () => {
    const accepts = validator(EVERY_TYPE);
    const values = fc.oneof(
      fc.constantFrom<Json>(...Object.values(RIGHT)),
      fc.constantFrom<Json>('', ' ', '2027-02-30', 'XX', 0, 11, -1, 1e21, 0.001, null, [], ['a', 'a'], {}, [{}], true, 'sha256:00', {
        domain: 'x',
      }),
      fc.string({ maxLength: 6 }),
    );
    const answers = fc.tuple(fc.constantFrom(...Object.keys(RIGHT)), values);
    fc.assert(
      fc.property(answers, ([id, value]) => {
        const changed = { ...RIGHT, [id]: value };
        const problems = shapeProblems(EVERY_TYPE, changed, { pointer: '', currency: 'EUR' });
        if (problems.length === 0) expect(accepts(changed)).toBe(true);
        if (!accepts(changed)) expect(problems).not.toEqual([]);
      }),
      { numRuns: 2000, seed: 8 },
    );
  });
});
