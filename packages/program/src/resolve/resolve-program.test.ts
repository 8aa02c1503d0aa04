import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program } from '../document/schema.ts';
import type { Dated, Parameter, ParameterValues } from '../parameters/schema.ts';
import type { Literal } from '../values/schema.ts';
import { effectiveDates } from './effective-dates.ts';
import { parameterAt } from './parameter-at.ts';
import { resolveProgram } from './resolve-program.ts';

const programWith = (parameters: Record<string, Parameter>): Program => ({
  pdl: '1.0',
  program: 'p',
  version: '1',
  title: 'P',
  currency: 'USD',
  timeZone: 'UTC',
  parameters,
});

const tiers = ['silver', 'gold'];
const bands = ['small', 'large'];
const days = ['2025-01-01', '2025-06-15', '2026-01-01', '2026-02-28', '2027-12-31'];
const day = fc.constantFrom(...days);
const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.constant(null),
  fc.constant<Literal>(['a', 'b']),
  fc.constant<Literal>({ EUR: 1, USD: 2 }),
);
const entry = fc.oneof(fc.record({ value: literal }), fc.record({ from: day, value: literal }));
const dated: fc.Arbitrary<Dated> = fc.oneof(literal, fc.array(entry, { minLength: 1, maxLength: 4 }));
const mapOf = (keys: string[]) => fc.dictionary(fc.constantFrom(...keys), dated, { maxKeys: 2 });
const values: fc.Arbitrary<ParameterValues> = fc.record({ value: dated, byTier: mapOf(tiers), byBand: mapOf(bands) }, { requiredKeys: [] });
const parameter: fc.Arbitrary<Parameter> = fc
  .tuple(values, fc.array(values, { maxLength: 2 }), fc.boolean())
  .map(([own, variants, isAt]) => ({
    type: 'number',
    ...own,
    variants: variants.map((variant) => ({ when: { condition: 'x' }, ...variant })),
    ...(isAt ? { at: 'partner.joinedOn' } : {}),
  }));

const questions = (date: string) =>
  [undefined, ...tiers].flatMap((tier) =>
    [undefined, ...bands].flatMap((band) =>
      [undefined, 0, 1, 2].map((variant) => ({
        date,
        ...(tier === undefined ? {} : { tier }),
        ...(band === undefined ? {} : { band }),
        ...(variant === undefined ? {} : { variant }),
      })),
    ),
  );

describe('a program as it stands on a date', () => {
  it('PDL-R4: reading it on any day gives what the program gives on that date', () => {
    fc.assert(
      fc.property(parameter, day, day, (own, on, later) => {
        const resolved = resolveProgram(programWith({ own }), on).parameters?.own as Parameter;
        for (const question of questions(on)) {
          const read = parameterAt(own, question)?.value;
          const isAt = own.at !== undefined;
          expect(parameterAt(resolved, { ...question, date: isAt ? on : later })?.value).toEqual(read);
        }
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  it('PDL-R4: variants keep their places, whatever is left of them', () => {
    const own: Parameter = {
      type: 'number',
      variants: [
        { title: 'Later', when: { condition: 'x' }, value: [{ from: '2027-01-01', value: 1 }] },
        { title: 'Now', when: { condition: 'x' }, value: 2 },
      ],
    };
    expect(resolveProgram(programWith({ own }), '2026-01-01').parameters).toEqual({
      own: {
        type: 'number',
        variants: [
          { title: 'Later', when: { condition: 'x' } },
          { title: 'Now', when: { condition: 'x' }, value: 2 },
        ],
      },
    });
  });

  it('PDL-R5: a parameter that is looked up at another date keeps its history', () => {
    const own: Parameter = { type: 'number', at: 'partner.joinedOn', value: [{ value: 30 }, { from: '2026-01-01', value: 40 }] };
    expect(resolveProgram(programWith({ own }), '2026-06-01').parameters).toEqual({ own });
  });

  it('PDL-R6: resolving twice is resolving once, and leaves the program alone', () => {
    fc.assert(
      fc.property(parameter, day, (own, on) => {
        const program = programWith({ own });
        const before = structuredClone(program);
        const resolved = resolveProgram(program, on);
        expect(resolveProgram(resolved, on)).toEqual(resolved);
        expect(program).toEqual(before);
      }),
      { seed: 2, numRuns: 200 },
    );
    const without: Program = { pdl: '1.0', program: 'p', version: '1', title: 'P', currency: 'USD', timeZone: 'UTC' };
    expect(resolveProgram(without, '2026-01-01')).toEqual(without);
  });
});

describe('the days on which values change', () => {
  it('PDL-R7: each day on which some value becomes another, once and in order', () => {
    const own: Parameter = {
      type: 'money',
      value: [
        { from: '2027-01-01', value: 2 },
        { from: '2026-01-01', value: 1 },
      ],
      byTier: { gold: [{ value: 5 }, { from: '2026-03-01', value: 5 }, { from: '2026-04-01', value: 6 }] },
      variants: [
        {
          when: { condition: 'x' },
          byBand: {
            large: [
              { from: '2026-02-01', value: { EUR: 1, USD: 2 } },
              { from: '2026-05-01', value: { USD: 2, EUR: 1 } },
            ],
          },
        },
      ],
    };
    expect(effectiveDates(programWith({ own }))).toEqual(['2026-01-01', '2026-02-01', '2026-04-01', '2027-01-01']);
    expect(effectiveDates(programWith({ own: { type: 'set', value: ['a'] } }))).toEqual([]);
  });

  it('PDL-R7: between two of those days the program stands still', () => {
    fc.assert(
      fc.property(fc.array(parameter, { minLength: 1, maxLength: 3 }), (list) => {
        const program = programWith(Object.fromEntries(list.map(({ at: _, ...own }, index) => [`p${index}`, own])));
        const changes = effectiveDates(program);
        const stands = (on: string) => resolveProgram(program, on);
        days.forEach((on, index) => {
          const before = index === 0 ? '2024-12-31' : (days[index - 1] as string);
          const isStill = !changes.some((change) => change > before && change <= on);
          if (isStill) expect(stands(on)).toEqual(stands(before));
          else expect(stands(on)).not.toEqual(stands(before));
        });
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
