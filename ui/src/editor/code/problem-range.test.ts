import { parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { problemRange } from './problem-range.ts';
import { keepShare, keptShare } from './share.ts';

const underlined = (text: string, code: string): string | undefined => {
  const { problems, document } = parseProgram(text);
  const problem = problems.find((each) => each.code === code);
  if (!problem) return undefined;
  const { start, end } = problemRange(problem, text, document ?? null);
  return text.slice(start, end);
};

describe('what is underlined', () => {
  it.each([
    ['a key', '{ "pdl": "1.0", "colour": { "a": 1 } }', 'PDL105', '"colour"'],
    ['a text', '{\r\n  "pdl": "1.0",\r\n  "currency": "us\\"d"\r\n}', 'PDL124', '"us\\"d"'],
    ['a number', '{ "pdl": "1.0", "title": 12.5 }', 'PDL107', '12.5'],
    ['the key of an object', '{ "pdl": "1.0", "title": { "a": 1 } }', 'PDL107', '"title"'],
    ['a word of a text that is no JSON', '{ "title": Cedar }', 'PDL100', 'Cedar'],
    ['the first character of an object without a key', '{ "pdl": "1.0" }', 'PDL106', '{'],
    ['nothing after the end', '{ "pdl": ', 'PDL100', ''],
  ])('%s', (_what, text, code, expected) => {
    expect(underlined(text, code)).toBe(expected);
  });
});

describe('the width of the JSON beside a view', () => {
  it('is the one of the last time, within its bounds', () => {
    const kept = new Map<string, string>();
    const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
    expect(keptShare(storage)).toBe(40);
    keepShare(storage, 55.5);
    expect(keptShare(storage)).toBe(55.5);
    keepShare(storage, 95);
    expect(keptShare(storage)).toBe(80);
  });
});
