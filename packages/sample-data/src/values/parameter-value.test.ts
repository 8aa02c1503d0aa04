import { describe, expect, it } from 'vitest';
import { parseDay } from '../days/day.ts';
import { cedar } from '../fixtures/cedar.ts';
import { holds, parameterValue, type Values } from './parameter-value.ts';

const values: Values = { program: cedar, exponent: 2, fixed: {} };
const day = (text: string): number => parseDay(text) ?? Number.NaN;

describe('thresholds', () => {
  const silver = (on: string, region: string) =>
    parameterValue(values, 'min.bookings', { day: day(on), tier: 'silver', read: (id) => (id === 'partner.region' ? region : undefined) });

  it('DATA-T1: histories, tiers and variants, in minor units', () => {
    expect(silver('2025-12-31', 'NA')).toBe(4000000);
    expect(silver('2026-01-01', 'NA')).toBe(5000000);
    expect(silver('2026-01-01', 'APAC')).toBe(3000000);
    expect(parameterValue(values, 'min.bookings', { day: 0, tier: 'gold', read: () => 'LATAM' })).toBe(25000000);
    expect(parameterValue(values, 'min.expert', { day: 0, tier: 'silver', read: () => undefined })).toBeUndefined();
  });

  it('DATA-T1: as they stood on a date of the partner', () => {
    const program = {
      ...cedar,
      parameters: { min: { type: 'integer' as const, at: 'partner.joinedOn', value: [{ value: 1 }, { from: '2026-01-01', value: 2 }] } },
    };
    const at = (joined: string | undefined) =>
      parameterValue({ ...values, program }, 'min', {
        day: day('2027-01-01'),
        read: () => (joined === undefined ? undefined : day(joined)),
      });
    expect([at('2025-12-31'), at('2026-01-01'), at(undefined)]).toEqual([1, 2, undefined]);
  });

  it('DATA-O3: a fixed value wins', () => {
    expect(parameterValue({ ...values, fixed: { 'min.people': 9 } }, 'min.people', { day: 0, tier: 'silver', read: () => undefined })).toBe(
      9,
    );
  });

  it('DATA-T1: unknown holds nothing', () => {
    const when = { all: [{ fact: 'partner.region', operator: 'notEqual' as const, value: 'NA' }] };
    const asked = (region: string | undefined) => holds(values, when, { day: 0, read: () => region });
    expect([asked('EMEA'), asked('NA'), asked(undefined)]).toEqual([true, false, false]);
  });
});
