import { describe, expect, it } from 'vitest';
import { fitted } from './operators.ts';
import { durationOf, durationParts, readValue, textOfValue } from './value-text.ts';

describe('a value as it is typed', () => {
  it('is read as people write it', () => {
    expect(readValue('50,000', 'money', 'EUR')).toEqual({ value: 50000 });
    expect(readValue(' 1 499.99 eur', 'money', 'EUR')).toEqual({ value: 1499.99 });
    expect(readValue('70 %', 'percent', 'EUR')).toEqual({ value: 70 });
    expect(readValue('-0', 'number', 'EUR')).toEqual({ value: 0 });
    expect(readValue('2028-02-29', 'date', 'EUR')).toEqual({ value: '2028-02-29' });
    expect(readValue('P1Y6M', 'duration', 'EUR')).toEqual({ value: 'P1Y6M' });
    expect(readValue(' as it is', 'string', 'EUR')).toEqual({ value: ' as it is' });
  });

  it('is refused with the reason', () => {
    const faults = [
      readValue('', 'integer', 'EUR'),
      readValue('1.5', 'integer', 'EUR'),
      readValue('1e400', 'number', 'EUR'),
      readValue('1.005', 'money', 'EUR'),
      readValue('1.5', 'money', 'JPY'),
      readValue('2027-02-29', 'date', 'EUR'),
      readValue('P', 'duration', 'EUR'),
      readValue('PT', 'duration', 'EUR'),
    ];
    const expected = ['noNumber', 'noWhole', 'noNumber', 'tooFine', 'tooFine', 'noDay', 'noDuration', 'noDuration'];
    expect(faults).toEqual(expected.map((fault) => ({ fault })));
  });

  it('comes back as it was typed', () => {
    for (const value of [0, 1, 1234.5, -7, 0.1, 50000, 9007199254740991])
      expect(readValue(textOfValue(value), 'number', 'USD')).toEqual({ value });
    for (const duration of ['P12M', 'P90D', 'P2W', 'P1Y', 'PT8H']) {
      const parts = durationParts(duration);
      expect(parts && durationOf(parts.count, parts.unit)).toBe(duration);
    }
    expect([durationParts('P1Y6M'), durationParts('PT5M'), durationParts('soon')]).toEqual([null, null, null]);
  });

  it('becomes a list or one of it, and begins anew where nothing of it fits', () => {
    const words = { type: 'enum', words: ['a', 'b'] } as const;
    expect(fitted('b', { ...words, many: true }, '')).toEqual(['b']);
    expect(fitted(['b', 'a'], { ...words, many: false }, '')).toBe('b');
    expect(fitted(5, { ...words, many: false }, '')).toBe('a');
    expect(fitted(null, { type: 'date', many: false }, '2026-03-01')).toBe('2026-03-01');
    expect(fitted(0.5, { type: 'percent', many: false }, '')).toBe(0.5);
  });
});
