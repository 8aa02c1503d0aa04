import { describe, expect, it } from 'vitest';
import { findFiles } from '../../scripts/find-files.mjs';

/** What makes two runs differ, and what to do instead. */
const forbidden: [RegExp, string][] = [
  [/\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bTemporal\.Now\b/, 'take the instant as an argument'],
  [/\bMath\.random\b/, 'take a seed or a generator as an argument'],
  [
    /\.localeCompare\(|\.toLocale\w+\(|\bnew Intl\.(Collator|DateTimeFormat)\(\s*\)/,
    'compare code units; formatting for people belongs in cli and ui',
  ],
];

const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');

const impurities = (source: string): string[] =>
  forbidden.filter(([pattern]) => pattern.test(withoutComments(source))).map(([, advice]) => advice);

describe.each(['program', 'sample-data', 'facts', 'engine', 'lifecycle'])('packages/%s', (name) => {
  it('reads no clock, no random source and no locale', () => {
    const sources = findFiles(`packages/${name}/src`, '.ts').filter(({ path }) => !path.endsWith('.test.ts'));
    expect(sources.flatMap(({ path, text }) => impurities(text).map((advice) => `${path}: ${advice}`))).toEqual([]);
  });
});

it.each([
  ['const now = Date.now();', 1],
  ['const now = new Date();', 1],
  ['const today = Temporal.Now.plainDateISO();', 1],
  ['const n = Math.random();', 1],
  ['names.sort((a, b) => a.localeCompare(b));', 1],
  ['// unlike Date.now(), this is an argument', 0],
  ['const day = new Date(instant);', 0],
])('%s has %i impurities', (source, count) => {
  expect(impurities(source)).toHaveLength(count);
});
