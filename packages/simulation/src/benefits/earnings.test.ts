import { compileProgram } from '@tierwright/engine';
import type { Parameter, Program } from '@tierwright/program';
import { expect, it } from 'vitest';
import { EXAMPLE } from '../report/versions.fixture.ts';
import { earningsOf } from './earnings.ts';

const amount = (value: number): Parameter => ({ type: 'money', value });

/** The name of what is kept for a rebate whose cap asks for more than a parameter says. */
const nameWith = (parameters: Record<string, Parameter>): string | undefined => {
  const program: Program = {
    ...EXAMPLE,
    parameters: { ...EXAMPLE.parameters, least: amount(5), ...parameters },
    benefits: [
      {
        ...{ id: 'capped', title: 'Capped', kind: 'rebate', value: 1, basis: 'bookings' },
        caps: [{ amount: 10, where: { all: [{ fact: 'amount', operator: 'greaterThan', value: { fact: 'least' } }] } }],
      },
    ],
  };
  return earningsOf(compileProgram(program))[0]?.name;
};

it('SIM-S2: what benefits look at has another name where a cap looks up another value, and no other parameter changes it', () => {
  const name = nameWith({});
  expect(name).toMatch(/^earnings:bookings@/);
  expect(nameWith({ 'rate.rebate': amount(7), other: amount(1) })).toBe(name);
  expect(nameWith({ least: amount(6) })).not.toBe(name);
});
