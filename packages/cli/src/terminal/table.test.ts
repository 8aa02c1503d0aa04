import { expect, it } from 'vitest';
import { markdownTable } from './markdown.ts';
import { COLOURS } from './style.ts';
import { table } from './table.ts';
import { widthOf } from './width.ts';
import { count, listed } from './words.ts';

it('aligns columns by what is seen, not by what is written', () => {
  const rows = [
    ['Gold', '1'],
    [COLOURS.bold('日本'), '1,000'],
    ['é', ''],
  ];
  expect(table(rows, ['left', 'right'], '> ')).toEqual(['> Gold      1', `> ${COLOURS.bold('日本')}  1,000`, '> é']);
  expect(widthOf('e\u0301')).toBe(1);
});

it('writes Markdown that shows text as it is', () => {
  expect(
    markdownTable(
      [
        ['a|b', '*c*'],
        ['1', '<d>'],
      ],
      ['left', 'right'],
    ),
  ).toEqual(['| a\\|b | \\*c\\* |', '| --- | --: |', '| 1 | \\<d\\> |']);
  expect(markdownTable([])).toEqual([]);
});

it('counts and lists in words', () => {
  expect([count(1, 'error'), count(4000, 'error'), count(2, 'piece of advice', 'pieces of advice')]).toEqual([
    '1 error',
    '4,000 errors',
    '2 pieces of advice',
  ]);
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
});
