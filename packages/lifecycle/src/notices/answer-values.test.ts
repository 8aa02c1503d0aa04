import type { FormField, Json } from '@tierwright/program';
import { expect, it } from 'vitest';
import { WorkCalendar } from '../time/work-calendar.ts';
import { answerValues } from './answer-values.ts';
import { inWords } from './in-words.ts';

const BERLIN = new WorkCalendar({ timeZone: 'Europe/Berlin' });
const facts = { partnerTitle: (id: string) => (id === 'dist' ? 'Distri AG' : undefined) };

const told = (type: FormField['type'], answer: Json | undefined): string => {
  const fields: FormField[] = [{ id: 'x', title: 'X', type }];
  const values = answerValues(fields, answer === undefined ? {} : { x: answer }, { prefix: 'request', currency: 'EUR', facts });
  expect(Object.keys(values)).toEqual(['request.x']);
  return inWords(values['request.x'], BERLIN);
};

it.each<[FormField['type'], Json | undefined, string]>([
  ['text', 'Hall & stage', 'Hall & stage'],
  ['integer', 12_000, '12,000'],
  ['number', 1.25, '1.25'],
  ['money', 12_500.5, '12,500.50 EUR'],
  ['money', 0.001, '–'],
  ['percent', 20, '20 %'],
  ['date', '2027-05-30', '30 May 2027'],
  ['boolean', false, 'no'],
  ['choice', 'red', 'red'],
  ['country', 'DE', 'DE'],
  ['file', 'letter.pdf', 'letter.pdf'],
  ['customer', { name: 'Acme GmbH', country: 'DE' }, 'Acme GmbH'],
  ['customer', { domain: 'acme.example' }, 'acme.example'],
  ['customer', { registration: 'HRB 1' }, 'HRB 1'],
  ['customer', {}, '–'],
  ['product', 'data', 'data'],
  ['products', ['data', 'cloud'], 'data and cloud'],
  ['lines', [{ units: 1 }, { units: 2 }], '2'],
  ['partner', 'dist', 'Distri AG'],
  ['partner', 'other', 'other'],
  ['text', undefined, '–'],
  ['text', { not: 'an answer' }, '–'],
])('N1.3: an answer of the type %s is told in words: %j is %s', (type, answer, words) => {
  expect(told(type, answer)).toBe(words);
});
