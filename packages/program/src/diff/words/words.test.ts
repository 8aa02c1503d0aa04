import { describe, expect, it } from 'vitest';
import { capital, counted, joined, shortened } from './join.ts';
import { amountInWords, countInWords, numberInWords } from './numbers.ts';
import { dayBefore, dayOfYear, durationInWords, termInWords } from './terms.ts';

describe('values in words', () => {
  it('PDL-D14: money has its currency and two decimals or none, numbers have groups of three', () => {
    expect([50000, 1234.5, 0.05, -3].map((amount) => amountInWords(amount, 'USD'))).toEqual([
      '50,000 USD',
      '1,234.50 USD',
      '0.05 USD',
      '-3 USD',
    ]);
    expect([1234567.125, 0.1].map(numberInWords)).toEqual(['1,234,567.125', '0.1']);
  });

  it('PDL-D14: one is singular, all else plural', () => {
    const units = ['users', 'people', 'days', 'certifications', 'addresses', 'boxes', 'companies', 'staff'];
    expect(units.map((unit) => countInWords(1, unit))).toEqual([
      '1 user',
      '1 person',
      '1 day',
      '1 certification',
      '1 address',
      '1 box',
      '1 company',
      '1 staff',
    ]);
    expect([0, 1.5, 12].map((count) => countInWords(count, 'people'))).toEqual(['0 people', '1.5 people', '12 people']);
    expect([['A'], ['A', 'B']].map((names) => counted('policy', names))).toEqual(['policy A', 'policies A and B']);
  });

  it('PDL-D14: lengths and terms are told in units of people', () => {
    expect(['P12M', 'P1D', 'P1Y6M', 'P0D', 'PT0H', 'PT8H', 'P2W', 'PT1H30M', 'soon'].map(durationInWords)).toEqual([
      '12 months',
      '1 day',
      '1 year and 6 months',
      '0 days',
      '0 hours',
      '8 hours',
      '2 weeks',
      '1 hour and 30 minutes',
      'soon',
    ]);
    expect([{ business: 'P3D' }, { business: 'PT1H' }, 'P90D'].map(termInWords)).toEqual(['3 business days', '1 open hour', '90 days']);
  });

  it('PDL-D14: an end is told by the last day inside', () => {
    expect(['2027-01-01', '2024-03-01', '2026-05-15'].map(dayBefore)).toEqual(['2026-12-31', '2024-02-29', '2026-05-14']);
    expect(['02-01', '12-31'].map(dayOfYear)).toEqual(['1 February', '31 December']);
  });

  it('PDL-D14: lists end with "and", long texts are cut at a word', () => {
    expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map((words) => joined(words))).toEqual(['', 'A', 'A and B', 'A, B and C']);
    expect(joined(['A', 'B'], 'or')).toBe('A or B');
    expect(shortened('one two three four', 12)).toBe('one two …');
    expect(shortened('one two', 12)).toBe('one two');
    expect([capital('über'), capital('')]).toEqual(['Über', '']);
  });
});
