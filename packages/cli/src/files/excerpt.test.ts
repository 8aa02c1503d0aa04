import { expect, it } from 'vitest';
import { excerpt } from './excerpt.ts';

it('marks the token at the column', () => {
  const text = '{\n\t"a": "b \\" c",\r\n  "n": -12.5\n}';
  expect(excerpt(text, 2, 7)).toEqual({ line: ' "a": "b \\" c",', mark: `${' '.repeat(6)}${'^'.repeat(8)}` });
  expect(excerpt(text, 3, 8)).toEqual({ line: '  "n": -12.5', mark: `${' '.repeat(7)}^^^^^` });
  expect(excerpt(text, 4, 1)).toEqual({ line: '}', mark: '^' });
});

it('marks the end of a line and knows lines that are not there', () => {
  expect(excerpt('ab', 1, 3)).toEqual({ line: 'ab', mark: '  ^' });
  expect(excerpt('', 1, 1)).toEqual({ line: '', mark: '^' });
  expect(excerpt('ab', 2, 1)).toBeUndefined();
});

it('cuts a long line around the column', () => {
  const found = excerpt(`${'x'.repeat(500)} "here" ${'y'.repeat(500)}`, 1, 502);
  expect(found?.line).toHaveLength(1 + 60 + 6 + 60 + 1);
  expect(found?.line.slice(found.mark.indexOf('^'), found.mark.length)).toBe('"here"');
});
