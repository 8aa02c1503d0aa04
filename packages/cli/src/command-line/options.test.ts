import { describe, expect, it } from 'vitest';
import { Failure } from '../failures/failure.ts';
import { dateOption, integerOption } from './options.ts';

const codeOf = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return error instanceof Failure ? error.code : error;
  }
};

describe('options', () => {
  const date = (text: string) => codeOf(() => dateOption('--as-of <day>', '').parseArg?.(text, undefined));
  const size = (text: string) => codeOf(() => integerOption('--size <n>', '', [1, 100]).parseArg?.(text, undefined));

  it.each(['2024-02-29', '2026-12-31', '0001-01-01'])('take the day %s', (day) => expect(date(day)).toBe(day));
  it.each(['2023-02-29', '2027-02-30', '2026-13-01', '2026-00-10', '20260101', '2026-1-1', '', '2026-01-01T00:00'])(
    'refuse the day "%s"',
    (day) => expect(date(day)).toBe('TW107'),
  );
  it('take whole numbers between bounds', () => {
    expect(['1', '100', '+7'].map(size)).toEqual([1, 100, 7]);
    expect(['0', '101', '-1', '1.5', '1e1', 'abc', '', ' 1', '9'.repeat(30)].map(size)).toEqual(Array(9).fill('TW106'));
  });
});
