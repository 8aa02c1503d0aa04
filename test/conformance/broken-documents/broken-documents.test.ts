import { PROBLEM_CODES, type Problem, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { type Broken, edited, PROGRAMS, textOf } from './broken.ts';
import { order } from './order.ts';
import { ownTests } from './own-tests.ts';
import { shape } from './shape.ts';
import { structure } from './structure.ts';
import { unknownNames } from './unknown-names.ts';
import { unknownValues } from './unknown-values.ts';
import { values } from './values.ts';
import { wholeTexts } from './whole-texts.ts';

const kinds: Broken[] = [...shape, ...unknownValues, ...unknownNames, ...values, ...order, ...structure, ...ownTests];
const errorsOf = (problems: readonly Problem[]) => problems.filter(({ severity }) => severity === 'error');
const shown = ({ code, pointer, line, column }: Problem) => ({ code, pointer, line, column });

describe('broken documents', () => {
  it('PDL-M1: the programs that are broken here have no error themselves', () => {
    for (const program of Object.keys(PROGRAMS) as (keyof typeof PROGRAMS)[])
      expect(errorsOf(parseProgram(textOf(program)).problems)).toEqual([]);
  });

  it.each(kinds)('PDL-M1: $kind is $code at $pointer', (broken) => {
    const { text, line, column } = edited(broken);
    const errors = errorsOf(parseProgram(text).problems);
    expect(errors.map(shown)).toEqual([{ code: broken.code, pointer: broken.pointer, line, column }]);
    const suggestion = errors[0]?.suggestion;
    if (broken.suggestion !== undefined) expect(suggestion).toContain(broken.suggestion);
  });

  it.each(wholeTexts)('PDL-M1: $kind is $code', ({ source, code, pointer, line }) => {
    const { program, problems } = parseProgram(source);
    const [first] = errorsOf(problems);
    expect(program).toBeUndefined();
    expect(first && { code: first.code, pointer: first.pointer, line: first.line }).toEqual({ code, pointer, line });
  });

  it('PDL-M1: every code that stops a document from loading is among them', () => {
    const seen = new Set([...kinds, ...wholeTexts].map(({ code }) => code));
    const codes = Object.entries(PROBLEM_CODES).flatMap(([code, { severity }]) =>
      severity === 'error' && /^PDL[12]/.test(code) ? [code] : [],
    );
    expect(codes.filter((code) => !seen.has(code))).toEqual([]);
  });

  it('PDL-M1: no two kinds are the same code at the same place', () => {
    const places = kinds.map(({ of, code, pointer }) => `${of} ${code} ${pointer}`);
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
    expect(kinds.length + wholeTexts.length).toBeGreaterThanOrEqual(60);
  });
});
