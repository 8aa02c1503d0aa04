import type { Program } from '@tierwright/program';
import { expect, it } from 'vitest';
import { defaultDay } from './default-day.ts';

const from = (...days: (string | undefined)[]) => days.map((day) => ({ effective: day === undefined ? {} : { from: day } }) as Program);

it('is a year after the latest version begins', () => {
  expect(defaultDay(from('2023-05-19', '2021-01-12'))).toBe('2024-05-19');
  expect(defaultDay(from('2024-02-29'))).toBe('2025-02-28');
  expect(defaultDay(from(undefined))).toBe('2027-01-01');
});
