import type { Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { EXAMPLE } from '../report/versions.fixture.ts';
import { axisOf, type ThresholdQuestion } from './axis.ts';

const DAY = '2026-06-30';
const PROGRAM: Program = {
  ...EXAMPLE,
  benefits: [
    ...(EXAMPLE.benefits ?? []),
    {
      id: 'capped',
      title: 'Capped',
      track: 'main',
      kind: 'rebate',
      value: 1,
      basis: 'large',
      caps: [{ amount: 10, where: { all: [{ fact: 'amount', operator: 'greaterThan', value: { fact: 'capped' } }] } }],
    },
  ],
  parameters: {
    ...EXAMPLE.parameters,
    share: { type: 'number', value: [{ from: '2027-01-01', value: 0.25 }] },
    price: { type: 'money', value: { USD: 10.5, EUR: 9 } },
    open: { type: 'integer', placeholder: 'Nobody says.', value: null },
    name: { type: 'string', value: 'x' },
    least: { type: 'money', value: 5 },
    capped: { type: 'money', value: 5 },
    variants: { type: 'integer', value: 3, variants: [{ when: { all: [{ fact: 'people', operator: 'equal', value: 1 }] }, value: 7 }] },
  },
  facts: {
    ...EXAMPLE.facts,
    large: {
      title: 'Large',
      type: 'integer',
      from: {
        record: 'order',
        aggregate: 'count',
        where: { all: [{ fact: 'amount', operator: 'greaterThan', value: { fact: 'least' } }] },
      },
    },
  },
};
const ask = (question: ThresholdQuestion, day = DAY) => axisOf(PROGRAM, question, { day, most: 200, usual: 200 });
const codeOf = (question: ThresholdQuestion, day = DAY) => {
  const axis = ask(question, day);
  return axis.ok ? 'ok' : axis.problems[0]?.code;
};
const valuesOf = (question: ThresholdQuestion, day = DAY) => {
  const axis = ask(question, day);
  return axis.ok ? axis.value.values : axis.problems;
};

describe('a question about a threshold', () => {
  it('SIM-Q1: names a number that is there', () => {
    expect(codeOf({ parameter: 'min.people', tier: 'gold' })).toBe('ok');
    expect(ask({ parameter: 'min.peopel', tier: 'gold' })).toMatchObject({
      problems: [{ code: 'SIM301', pointer: '/parameter', suggestion: 'Did you mean min.people?' }],
    });
    expect(codeOf({ parameter: 'name' })).toBe('SIM302');
    expect(codeOf({ parameter: 'min.people' })).toBe('SIM303');
    expect(codeOf({ parameter: 'min.people', tier: 'silver' })).toBe('SIM303');
    expect(codeOf({ parameter: 'min.people', tier: 'gold', variant: 0 })).toBe('SIM303');
    expect(codeOf({ parameter: 'share' })).toBe('SIM304');
    expect(codeOf({ parameter: 'share' }, '2027-01-01')).toBe('ok');
    expect(codeOf({ parameter: 'open' })).toBe('SIM304');
    expect(codeOf({ parameter: 'least' })).toBe('SIM308');
    expect(codeOf({ parameter: 'capped' })).toBe('SIM308');
    expect(ask({ parameter: 'variants', variant: 0 })).toMatchObject({ value: { present: 7 } });
  });

  it('SIM-Q2: has values of the type, at most 200 of them', () => {
    expect(valuesOf({ parameter: 'share', from: 0.1, to: 0.4, step: 0.1 }, '2027-01-01')).toEqual([0.1, 0.2, 0.3, 0.4]);
    expect(valuesOf({ parameter: 'variants' })).toHaveLength(101);
    expect(valuesOf({ parameter: 'min.bookings', tier: 'gold' })).toHaveLength(182);
    expect(ask({ parameter: 'price', from: 10, to: 11, step: 0.25 })).toMatchObject({
      value: { present: 10.5, inside: Float64Array.of(1000, 1025, 1050, 1075, 1100) },
    });
    expect(codeOf({ parameter: 'variants', from: 5, to: 4 })).toBe('SIM305');
    expect(codeOf({ parameter: 'variants', from: 5, to: 9, step: 0 })).toBe('SIM305');
    expect(codeOf({ parameter: 'variants', from: 0, to: 200, step: 1 })).toBe('SIM306');
    expect(codeOf({ parameter: 'variants', from: 0, to: 199, step: 1 })).toBe('ok');
    expect(codeOf({ parameter: 'variants', from: 0, to: 9, step: 0.5 })).toBe('SIM307');
    expect(codeOf({ parameter: 'price', from: 0, to: 1, step: 0.125 })).toBe('SIM307');
  });

  it('SIM-Q2: has the present value too where that is asked for', () => {
    const axis = axisOf(
      PROGRAM,
      { parameter: 'min.people', tier: 'gold', from: 1, to: 7, step: 3 },
      { day: DAY, most: 9, usual: 9, withPresent: true },
    );
    expect(axis).toMatchObject({ value: { values: [1, 2, 4, 7] } });
  });
});
