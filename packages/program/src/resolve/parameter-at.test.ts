import { describe, expect, it } from 'vitest';
import type { Parameter } from '../parameters/schema.ts';
import { parameterAt } from './parameter-at.ts';

const bookings: Parameter = {
  type: 'money',
  value: 10,
  byTier: {
    silver: [
      { from: '2027-01-01', value: 75000 },
      { from: '2026-01-01', value: 50000 },
    ],
    gold: 250000,
  },
  byBand: { large: [{ value: 8 }, { from: '2026-07-01', value: 9 }] },
  variants: [
    {
      title: 'Growth regions',
      when: { fact: 'region', operator: 'equal', value: 'APAC' },
      byTier: { silver: [{ from: '2026-06-01', value: 40000 }] },
    },
    { title: 'Others', when: { fact: 'region', operator: 'equal', value: 'EMEA' }, value: null },
  ],
};
const on = (date: string, more: object = {}) => parameterAt(bookings, { date, ...more });

describe('the value of a parameter on a date', () => {
  it('PDL-R1: the latest entry on or before the date is in force, in whatever order they are written', () => {
    expect(on('2026-12-31', { tier: 'silver' })).toEqual({ value: 50000, from: '2026-01-01' });
    expect(on('2027-01-01', { tier: 'silver' })).toEqual({ value: 75000, from: '2027-01-01' });
    const oneDay = [
      { from: '2026-01-01', value: 1 },
      { from: '2026-01-01', value: 2 },
    ];
    expect(parameterAt({ type: 'number', value: oneDay }, { date: '2026-01-01' })).toEqual({ value: 2, from: '2026-01-01' });
  });

  it('PDL-R1: an entry without a day is in force from the beginning, and before the first day there is no value', () => {
    expect(on('1970-01-01', { band: 'large' })).toEqual({ value: 8 });
    expect(on('2026-07-01', { band: 'large' })).toEqual({ value: 9, from: '2026-07-01' });
    expect(
      parameterAt({ type: 'money', byTier: { silver: [{ from: '2026-01-01', value: 1 }] } }, { date: '2025-12-31', tier: 'silver' }),
    ).toBeUndefined();
  });

  it('PDL-R2: the value of the tier or band comes before the value for all, where it is in force', () => {
    expect(on('2026-01-01', { tier: 'gold' })).toEqual({ value: 250000 });
    expect(on('2026-01-01', { tier: 'bronze' })).toEqual({ value: 10 });
    expect(on('2025-12-31', { tier: 'silver' })).toEqual({ value: 10 });
    expect(on('2026-01-01', { tier: 'toString' })).toEqual({ value: 10 });
  });

  it('PDL-R2: a variant answers for itself alone, and a placeholder answers null', () => {
    expect(on('2026-06-01', { tier: 'silver', variant: 0 })).toEqual({ value: 40000, from: '2026-06-01' });
    expect(on('2026-05-31', { tier: 'silver', variant: 0 })).toBeUndefined();
    expect(on('2026-06-01', { tier: 'gold', variant: 0 })).toBeUndefined();
    expect(on('2026-06-01', { tier: 'gold', variant: 1 })).toEqual({ value: null });
    expect(on('2026-06-01', { tier: 'gold', variant: 2 })).toBeUndefined();
  });

  it('PDL-R3: a list of words is a set and no history', () => {
    expect(parameterAt({ type: 'set', value: ['12.0', '13.0'] }, { date: '2026-01-01' })).toEqual({ value: ['12.0', '13.0'] });
    expect(parameterAt({ type: 'set', value: [] }, { date: '2026-01-01' })).toEqual({ value: [] });
  });
});
