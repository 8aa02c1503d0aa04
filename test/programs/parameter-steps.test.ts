import { runTests } from '@tierwright/engine';
import type { Parameter, Program, ProgramTest } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { parameterSteps } from './parameter-steps.ts';
import { loaded, programFiles } from './program-files.ts';
import { unnoticedSteps } from './unnoticed-steps.ts';

/** Whether a test of the document fails: first the one that noticed the step before, last the timelines, which take long. */
function noticing({ tests = [] }: Program): (program: Program) => boolean {
  let recent: ProgramTest[] = [];
  const ofOneDay = tests.filter(({ timeline }) => timeline === undefined);
  const timelines = tests.filter(({ timeline }) => timeline !== undefined).map((test) => [test]);
  return (program) =>
    [recent, ofOneDay, ...timelines].some((some) => {
      const failed = runTests({ ...program, tests: some }).find(({ failures }) => failures.length > 0);
      if (failed !== undefined) recent = some.filter(({ name }) => name === failed.name);
      return failed !== undefined;
    });
}

describe('one step away', () => {
  const stepsOf = (parameter: Parameter) =>
    parameterSteps({
      pdl: '1.0',
      program: 'p',
      version: '1',
      title: 'P',
      currency: 'EUR',
      timeZone: 'UTC',
      parameters: { x: parameter },
    }).map(({ at, to, program }) => [at.replace('parameters/x/', ''), to, program.parameters?.x]);

  it('is a unit, a cent, a tenth, a day or another word', () => {
    const to = (parameter: Parameter) => stepsOf(parameter).map(([, value]) => value);
    expect(to({ type: 'integer', value: 3 })).toEqual([2, 4]);
    expect(to({ type: 'money', value: 1499.99 })).toEqual([1499.98, 1500]);
    expect(to({ type: 'money', value: { EUR: 150, JPY: 180 } })).toEqual([
      { EUR: 149.99, JPY: 180 },
      { EUR: 150.01, JPY: 180 },
      { EUR: 150, JPY: 179 },
      { EUR: 150, JPY: 181 },
    ]);
    expect(to({ type: 'percent', value: 70 })).toEqual([69.9, 70.1]);
    expect(to({ type: 'duration', value: 'P90D' })).toEqual(['P89D', 'P91D']);
    expect(to({ type: 'duration', value: 'P0D' })).toEqual(['P1D']);
    expect(to({ type: 'duration', value: 'PT2H' })).toEqual(['PT1H', 'PT3H']);
    expect(to({ type: 'boolean', value: false })).toEqual([true]);
    expect(to({ type: 'enum', values: ['a', 'b', 'c'], value: 'a' })).toEqual(['b', 'c']);
    expect(to({ type: 'set', value: ['a', 'b'] })).toEqual([['b'], ['a']]);
    expect(to({ type: 'integer', value: null, placeholder: 'Not published.' })).toEqual([]);
  });

  it('changes one value of one tier, variant or day, and leaves the others', () => {
    const when = { fact: 'region', operator: 'equal', value: 'APAC' } as const;
    const parameter: Parameter = {
      type: 'integer',
      byTier: { a: 1, b: [{ from: '2026-01-01', value: 5 }] },
      variants: [{ when, value: 9 }],
    };
    const { byTier, variants } = parameter;
    expect(stepsOf(parameter)).toEqual([
      ['byTier/a', 0, { ...parameter, byTier: { ...byTier, a: 0 } }],
      ['byTier/a', 2, { ...parameter, byTier: { ...byTier, a: 2 } }],
      ['byTier/b/0/value', 4, { ...parameter, byTier: { ...byTier, b: [{ from: '2026-01-01', value: 4 }] } }],
      ['byTier/b/0/value', 6, { ...parameter, byTier: { ...byTier, b: [{ from: '2026-01-01', value: 6 }] } }],
      ['byTier/b/0/from', '2025-12-31', { ...parameter, byTier: { ...byTier, b: [{ from: '2025-12-31', value: 5 }] } }],
      ['byTier/b/0/from', '2026-01-02', { ...parameter, byTier: { ...byTier, b: [{ from: '2026-01-02', value: 5 }] } }],
      ['variants/0/value', 8, { ...parameter, variants: [{ ...variants?.[0], value: 8 }] }],
      ['variants/0/value', 10, { ...parameter, variants: [{ ...variants?.[0], value: 10 }] }],
    ]);
  });
});

describe('each published number, moved by one step', () => {
  for (const file of programFiles) {
    it(`${file.path}: a test of the document notices`, () => {
      const program = loaded(file);
      const allowed = Object.keys(unnoticedSteps[`${program.program} ${program.version}`] ?? {});
      const isNoticed = noticing(program);
      expect(isNoticed(program)).toBe(false);
      const isAllowed = (at: string) => allowed.some((start) => at.startsWith(`parameters/${start}`));
      const unnoticed = parameterSteps(program).filter((step) => !isNoticed(step.program));
      const words = unnoticed.map(({ at, from, to }) => ({ at, words: `${at}: ${JSON.stringify(from)} → ${JSON.stringify(to)}` }));
      expect(words.filter(({ at }) => !isAllowed(at)).map((one) => one.words)).toEqual([]);
      expect(allowed.filter((start) => !words.some(({ at }) => at.startsWith(`parameters/${start}`)))).toEqual([]);
    }, 120_000);
  }
});
