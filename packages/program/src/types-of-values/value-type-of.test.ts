import { expect, it } from 'vitest';
import type { Program } from '../document/schema.ts';
import { valueTypeOf } from './value-type-of.ts';

const window = { on: 'soldOn' };
const program = {
  pdl: '1.0',
  program: 'p',
  version: '1',
  title: 'P',
  currency: 'USD',
  timeZone: 'UTC',
  records: {
    person: { title: 'P', fields: { joinedOn: { type: 'date' } } },
    plan: { is: 'evidence', title: 'P' },
    order: {
      title: 'O',
      fields: {
        soldOn: { type: 'date' },
        units: { type: 'integer', unit: 'units' },
        area: { type: 'enum', values: ['a', 'b'] },
        person: { type: 'ref', to: 'person' },
      },
    },
  },
  facts: {
    units: { title: 'U', type: 'integer', unit: 'units', min: 0, from: { record: 'order', aggregate: 'sum', of: 'units', window } },
    'units.area': {
      title: 'U',
      type: 'integer',
      unit: 'units',
      by: 'area',
      from: { record: 'order', aggregate: 'sum', of: 'units', window },
    },
    lastArea: { title: 'A', type: 'enum', from: { record: 'order', aggregate: 'latest', of: 'area', window } },
    share: { title: 'S', type: 'number', attribute: 'share' },
  },
  parameters: { min: { type: 'integer', unit: 'units', value: 5 } },
  derived: {
    total: { sum: ['units', 'share'] },
    least: { min: ['units', 'min'] },
    part: { ratio: ['units', 'units'] },
    points: { unit: 'points', score: [{ per: 'units.area', full: 5, points: 5 }] },
    areas: { each: 'area', where: { all: [{ fact: 'units.area', operator: 'greaterThan', value: 1 }] } },
    mixed: { sum: ['units', 'lastArea'] },
  },
  dealRegistration: {
    form: [
      { id: 'amount', title: 'A', type: 'money', min: 0 },
      { id: 'lines', title: 'L', type: 'lines', of: [{ id: 'sku', title: 'S', type: 'product' }] },
    ],
    bands: { of: 'deal.amount', list: [{ id: 'small', title: 'S', from: 0 }] },
    rules: { hitPolicy: 'first', list: [], otherwise: { title: 'N', then: 'reject' } },
  },
} as unknown as Program;

it('PDL-M26: the type of facts, parameters and derived values', () => {
  expect(valueTypeOf(program, 'units')).toEqual({ type: 'integer', unit: 'units', min: 0 });
  expect(valueTypeOf(program, 'units.area')).toEqual({ type: 'integer', unit: 'units', by: 'area' });
  expect(valueTypeOf(program, 'lastArea')).toEqual({ type: 'enum', values: ['a', 'b'] });
  expect(valueTypeOf(program, 'min')).toEqual({ type: 'integer', unit: 'units' });
  expect(valueTypeOf(program, 'total')).toEqual({ type: 'number', unit: 'units' });
  expect(valueTypeOf(program, 'least')).toEqual({ type: 'integer', unit: 'units' });
  expect(valueTypeOf(program, 'part')).toEqual({ type: 'percent' });
  expect(valueTypeOf(program, 'points')).toEqual({ type: 'number', unit: 'points', by: 'area' });
  expect(valueTypeOf(program, 'areas')).toEqual({ type: 'integer' });
  expect(valueTypeOf(program, 'mixed')).toBeUndefined();
});

it('PDL-M26: fields of records, groups, answers and built-in facts, each to those who may read them', () => {
  expect(valueTypeOf(program, 'units', { record: 'order' })).toEqual({ type: 'integer', unit: 'units' });
  expect(valueTypeOf(program, 'person.joinedOn', { record: 'order' })).toEqual({ type: 'date' });
  expect(valueTypeOf(program, 'acceptedOn', { record: 'plan' })).toEqual({ type: 'date' });
  expect(valueTypeOf(program, 'sku', { record: 'dealLine' })).toEqual({ type: 'string' });
  expect(valueTypeOf(program, 'min', { record: 'order' })).toEqual({ type: 'integer', unit: 'units' });
  expect(valueTypeOf(program, 'share', { record: 'order' })).toBeUndefined();
  expect(valueTypeOf(program, 'area')).toEqual({ type: 'enum', values: ['a', 'b'], by: 'area' });
  expect(valueTypeOf(program, 'deal.amount', 'deals')).toEqual({ type: 'money', min: 0 });
  expect(valueTypeOf(program, 'deal.bands', 'deals')).toEqual({ type: 'set', values: ['small'] });
  expect(valueTypeOf(program, 'deal.amount')).toBeUndefined();
  expect(valueTypeOf(program, 'partner.status', 'operations')).toMatchObject({ type: 'enum' });
  expect(valueTypeOf(program, 'today')).toEqual({ type: 'date' });
});
