import { REFUSAL_CODES } from '@tierwright/lifecycle';
import { expect, it } from 'vitest';
import { refusedStep } from './refused-step.ts';

const statusOf = (code: string) => refusedStep([{ code, severity: 'error', pointer: '', message: '' }]).failure.status;

it('answers each refusal of the lifecycle as what it is: the input, the person, or the state', () => {
  const codes = Object.keys(REFUSAL_CODES);
  expect(codes.filter((code) => statusOf(code) === 422)).toEqual([
    ...['OPS103', 'OPS104', 'OPS105', 'OPS210', 'OPS211', 'OPS212', 'OPS213', 'OPS214', 'OPS502'],
  ]);
  expect(codes.filter((code) => statusOf(code) === 403)).toEqual(['OPS108', 'OPS301', 'OPS302', 'OPS303', 'OPS404']);
  expect(codes.filter((code) => ![403, 409, 422].includes(statusOf(code)))).toEqual([]);
});

it('says the code and the title of the first problem', () => {
  const { failure } = refusedStep([{ code: 'OPS102', severity: 'error', pointer: '', message: 'Not now.' }], { state: 'won' });
  expect(failure).toMatchObject({ status: 409, code: 'OPS102', title: 'Not possible in this state', current: { state: 'won' } });
});
