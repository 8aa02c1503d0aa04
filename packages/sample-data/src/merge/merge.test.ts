import type { Problem, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { generateBase } from '../base/generate-base.ts';
import { cedar, cedarNext } from '../fixtures/cedar.ts';
import { mergeAttributes } from './merge-attributes.ts';
import { mergeKinds } from './merge-kinds.ts';

const options = { size: 10, seed: 1, asOf: '2026-09-30' };

const changed = (change: Partial<Program>): Program => ({ ...cedar, version: 'changed', ...change });

function problemsOf(...programs: Program[]): Problem[] {
  const outcome = generateBase(programs, options);
  expect(outcome.ok).toBe(false);
  return outcome.problems;
}

describe('several programs', () => {
  it('DATA-U1: kinds and fields are the union, and optional only where all say so', () => {
    const problems: Problem[] = [];
    const kinds = mergeKinds([cedar, cedarNext], problems);
    expect(problems).toEqual([]);
    expect(kinds.map(({ id }) => id)).toEqual([
      'customer',
      'deal',
      'person',
      'certificate',
      'specialization',
      'survey',
      'registration',
      'order',
    ]);
    const deal = kinds.find(({ id }) => id === 'deal');
    expect(deal?.fields.map(({ name, optional }) => (optional ? `${name}?` : name))).toEqual([
      'registeredOn',
      'wonOn?',
      'customer',
      'area',
      'amount',
      'seats',
    ]);
    const evidence = kinds.find(({ id }) => id === 'specialization');
    expect(evidence?.fields.map(({ name }) => name)).toEqual(['submittedOn', 'acceptedOn', 'rejectedOn', 'expiresOn', 'area']);
  });

  it('DATA-U2: only words that every version knows', () => {
    const kinds = mergeKinds([cedar, cedarNext], []);
    expect(kinds.find(({ id }) => id === 'deal')?.fields.find(({ name }) => name === 'area')?.values).toEqual(['cloud', 'data']);
    const narrow = { ...cedar.facts, 'partner.region': { ...cedar.facts!['partner.region']!, values: ['EMEA', 'APAC', 'POLAR'] } };
    const attributes = mergeAttributes([cedar, changed({ facts: narrow })], []);
    expect(attributes.find(({ name }) => name === 'region')?.values).toEqual(['EMEA', 'APAC']);
  });

  it('DATA-U3: another currency cannot share a base', () => {
    expect(problemsOf(cedar, changed({ currency: 'USD' }))).toMatchInlineSnapshot(`
      [
        {
          "code": "DATA201",
          "message": "Cedar changed counts in USD, Cedar 1 in EUR.",
          "pointer": "/currency",
          "severity": "error",
          "suggestion": "Make a base for each: an amount without a currency cannot mean two.",
        },
      ]
    `);
  });

  it('DATA-U3: a kind that is something else, a field of another type, a ref elsewhere, a list without a common word', () => {
    const records = {
      ...cedar.records,
      survey: { ...cedar.records!.survey!, is: 'activity' as const },
      deal: {
        title: 'Deal',
        fields: {
          ...cedar.records?.deal?.fields,
          customer: { type: 'ref' as const, to: 'person' },
          amount: { type: 'number' as const },
          area: { type: 'enum' as const, values: ['moon'] },
        },
      },
    };
    expect(problemsOf(cedar, changed({ records })).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'DATA203 /records/deal/fields/customer',
      'DATA203 /records/deal/fields/area/values',
      'DATA203 /records/deal/fields/amount',
      'DATA202 /records/survey/is',
    ]);
  });

  it('DATA-U3: attributes of another type or without a common word', () => {
    const facts = {
      ...cedar.facts,
      'partner.region': { ...cedar.facts!['partner.region']!, values: ['POLAR'] },
      'partner.joinedOn': { title: 'Joined', type: 'integer' as const, attribute: 'joinedOn' },
    };
    expect(problemsOf(cedar, changed({ facts })).map(({ code, pointer, value }) => [code, pointer, value])).toEqual([
      ['DATA204', '/facts/partner.region/values', ['POLAR']],
      ['DATA204', '/facts/partner.joinedOn/type', 'integer'],
    ]);
  });
});
