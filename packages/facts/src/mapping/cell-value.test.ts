import { describe, expect, it } from 'vitest';
import { type CellFormat, type CellType, cellValue } from './cell-value.ts';

const value = (text: string, type: CellType, format: CellFormat = {}) => {
  const read = cellValue(text, type, format);
  return read.ok ? read.value : undefined;
};

describe('numbers', () => {
  it.each<[string, string, CellFormat, number | undefined]>([
    ['12.5', 'a point', {}, 12.5],
    ['1,234,567.89', 'thousands', {}, 1234567.89],
    ['-0.5', 'a sign', {}, -0.5],
    [' 7 ', 'space around', {}, 7],
    ['1.234,5', 'a decimal comma', { decimal: ',' }, 1234.5],
    ['1.234', 'thousands before a decimal comma', { decimal: ',' }, 1234],
    ['1,23', 'a wrong group', {}, undefined],
    ['1e5', 'a power', {}, undefined],
    ['0x10', 'another base', {}, undefined],
    ['=1+1', 'a formula', {}, undefined],
    ['12 EUR', 'a word after it', {}, undefined],
    ['', 'nothing', {}, undefined],
    ['123456789012345678', 'more digits than a number holds', {}, undefined],
    ['1234567890123.456', 'more digits than a number holds', {}, undefined],
    ['٣', 'other digits', {}, undefined],
  ])('%s: %s', (text, _, format, expected) => {
    expect(value(text, 'money', format)).toBe(expected);
  });

  it('are whole where the program asks for that, and may have a sign of percent', () => {
    expect([value('3', 'integer'), value('3.5', 'integer'), value('12 %', 'percent'), value('12%', 'number')]).toEqual([
      3,
      undefined,
      12,
      undefined,
    ]);
  });
});

describe('days', () => {
  it.each<[string, CellFormat['dates'], string | undefined]>([
    ['2026-02-28', undefined, '2026-02-28'],
    ['2026-02-30', undefined, undefined],
    ['28.02.2026', undefined, undefined],
    ['28.2.2026', 'dmy', '2026-02-28'],
    ['02/28/2026', 'mdy', '2026-02-28'],
    ['28/02/2026', 'mdy', undefined],
    ['2026-02-28T23:30:00Z', 'dmy', '2026-02-28T23:30:00Z'],
    ['2026-02-28T23:30', 'ymd', undefined],
  ])('%s as %s', (text, dates, expected) => {
    expect(value(text, 'date', dates === undefined ? {} : { dates })).toBe(expected);
  });
});

describe('other cells', () => {
  it('are flags, sets or texts, which stay what they are', () => {
    expect(['TRUE', 'no', '1', 'maybe'].map((text) => value(text, 'boolean'))).toEqual([true, false, true, undefined]);
    expect(value(' a; b;;c ', 'set')).toEqual(['a', 'b', 'c']);
    expect(value(' =HYPERLINK("x") ', 'text')).toBe(' =HYPERLINK("x") ');
  });
});
