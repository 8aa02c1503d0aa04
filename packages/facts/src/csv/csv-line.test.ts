import { expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';

it.each(['=', '+', '-', '@', '\t=', '\r=', '\n=', ' =', '\u00A0=', '\u200B=', '＝', '＋', '－', '＠', '|', '%'])(
  'lets no spreadsheet run what begins with %j',
  (opener) => {
    const line = csvLine([`${opener}SUM(A1)`]);
    expect(line.replace(/^"/, '')).toBe(`'${opener}SUM(A1)${line.startsWith('"') ? '"' : ''}\r\n`);
  },
);

it('takes control characters away before it looks', () => {
  expect(csvLine(['\u0000=1', '\u0007+1', 'a\u0000b'])).toBe("'=1,'+1,ab\r\n");
});

it('leaves numbers, flags and plain texts as they are', () => {
  expect(csvLine([-5, 1.5, true, null, 'a-b', 'x=1', ''])).toBe('-5,1.5,true,,a-b,x=1,\r\n');
});

it('quotes what would end a cell or lose its space', () => {
  expect(csvLine(['a,b', 'say "hi"', 'two\nlines', ' padded '])).toBe('"a,b","say ""hi""","two\nlines"," padded "\r\n');
});

it('writes sets with semicolons, and other values as JSON', () => {
  expect(csvLine([['a', 'b'], { EUR: 5 }, ['=1'], [1, 2]])).toBe(`a;b,"{""EUR"":5}",'=1,"[1,2]"\r\n`);
});
